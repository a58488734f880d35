import type { Duty } from '../../domain/case/duties/duty.ts'
import type { CaseFile } from '../../domain/case/file.ts'
import { supervisedOf } from '../../domain/case/supervised.ts'
import { writerOf } from '../bulk.ts'
import type { Statement, Tx } from '../connect.ts'
import { supervisedCases } from '../tables/linkage.ts'

const writer = writerOf(supervisedCases)

interface Stand {
  readonly file: CaseFile
  readonly duties: readonly Duty[]
}

/** What procuratorates see of a case is kept with every act that changes it; nothing is written while it stays as it was. */
export function superviseRows(tx: Tx, before: Stand, after: Stand): Statement[] {
  const was = supervisedOf(before.file, before.duties)
  const is = supervisedOf(after.file, after.duties)
  if (JSON.stringify(was) === JSON.stringify(is)) return []
  return is === null
    ? [tx`delete from supervised_cases where case_id = ${after.file.case.caseId}`]
    : writer.upsert(tx, [is])
}
