import { caseActs, type CaseAct, type CaseActName } from '../../domain/case/act-table.ts'
import { transferActs, type TransferAct, type TransferActName } from '../../domain/transfer/act-table.ts'
import { labels, type Both } from '../../domain/labels.ts'
import { citation } from '../../domain/rules/instruments.ts'
import { ruleOn, versionsOf } from '../../domain/rules/table.ts'

/** What the rule of an act says, as it stands on the day; of its latest version where none is in force. */
function groundOf(rule: string, on: string): { title: Both; basis: Both } | null {
  const row = ruleOn(rule, on) ?? versionsOf(rule).at(-1)
  return row === undefined ? null : { title: row.title, basis: citation(row.basis) }
}

function caseActView(name: CaseActName, on: string) {
  const { roles, from, procedures, notBy, joint, inHours, starts, ends, counts, document, rule }: CaseAct =
    caseActs[name]
  return {
    act: name,
    of: 'case' as const,
    ...labels.act[name],
    roles: [...roles],
    from: from.map((state) => ({ state: state as string, ...labels.state[state] })),
    procedures: procedures === null ? null : [...procedures],
    notBy,
    joint,
    inHours,
    starts: [...starts],
    ends: [...ends],
    counts: [...counts],
    document,
    rule,
    ground: groundOf(rule, on)
  }
}

function transferActView(name: TransferActName, on: string) {
  const { roles, from, rule, inHours, starts, ends }: TransferAct = transferActs[name]
  return {
    act: name,
    of: 'transfer' as const,
    ...labels.transferAct[name],
    roles: [...roles],
    from: from.map((state) => ({ state: state as string, ...labels.state[state] })),
    procedures: null,
    notBy: null,
    joint: false,
    inHours,
    starts: [...starts],
    ends: [...ends],
    counts: [],
    document: null,
    rule,
    ground: groundOf(rule, on)
  }
}

/** Every act on a case and on a transfer, as the service judges it, with what its rule says on a day ('YYYY-MM-DD'). */
export function listActs(on: string) {
  return {
    on,
    items: [
      ...(Object.keys(caseActs) as CaseActName[]).map((name) => caseActView(name, on)),
      ...(Object.keys(transferActs) as TransferActName[]).map((name) => transferActView(name, on))
    ]
  }
}
