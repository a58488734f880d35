import type { Tx } from '../connect.ts'

/**
 * The case as it goes to an addressee who may not see the case itself (T-12, T-13): content and decisions as on file now,
 * personal identifiers masked.
 */
export async function casePackage(tx: Tx, caseId: string): Promise<Record<string, unknown>> {
  const [row] = await tx<{ package: Record<string, unknown> }[]>`
    select jsonb_build_object(
      'number', c.number, 'title', c.title, 'conduct', c.conduct, 'procedure', c.procedure, 'rightKind', c.right_kind,
      'filedOn', c.filed_on, 'placeOfAct', c.place_of_act,
      'parties', (select coalesce(jsonb_agg(jsonb_build_object('no', p.party_no, 'role', p.role, 'kind', p.kind, 'name', p.name,
          'identifier', p.identifier_shown, 'persons', p.persons) order by p.party_no), '[]') from case_parties p where p.case_id = c.case_id),
      'rights', (select coalesce(jsonb_agg(jsonb_build_object('no', r.right_no, 'kind', r.kind, 'name', r.name, 'number', r.number,
          'classes', r.classes) order by r.right_no), '[]') from case_rights r where r.case_id = c.case_id),
      'goods', (select coalesce(jsonb_agg(jsonb_build_object('no', g.goods_no, 'name', g.name, 'quantity', g.quantity::text, 'unit', g.unit,
          'found', g.found, 'infringing', g.infringing, 'value', g.value::text, 'currency', g.currency) order by g.goods_no), '[]')
        from case_goods g where g.case_id = c.case_id),
      'figures', (select coalesce(jsonb_agg(jsonb_build_object('measure', f.measure, 'value', f.value::text, 'unit', f.unit,
          'qualifier', f.qualifier, 'basis', f.basis, 'raw', f.raw) order by f.figure_no), '[]') from case_figures f where f.case_id = c.case_id),
      'decisions', (select coalesce(jsonb_agg(jsonb_build_object('no', d.decision_no, 'kind', d.kind, 'documentNumber', d.document_number,
          'decidedOn', d.decided_on, 'revokedOn', d.revoked_on) order by d.decision_no), '[]') from decisions d where d.case_id = c.case_id)
    ) as package
    from cases c where c.case_id = ${caseId}`
  return row!.package
}
