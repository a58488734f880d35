import type { Opinion } from '../../domain/opinions/opinion.ts'
import { writerOf } from '../bulk.ts'
import type { Statement, Tx } from '../connect.ts'
import { opinions } from '../tables/linkage.ts'

export interface StoredOpinion extends Opinion {
  readonly sentBy: string
  readonly sentAt: string
}

const writer = writerOf(opinions)

/** Columns of `opinions o` as `StoredOpinion` has them. */
export const opinionColumns = 'to_jsonb(o) as row'

/** Locks an opinion in sight; undefined when there is none. */
export async function holdOpinion(tx: Tx, opinionId: string): Promise<StoredOpinion | undefined> {
  const [found] = await tx.unsafe<{ row: StoredOpinion }[]>(
    `select ${opinionColumns} from opinions o where o.opinion_id = $1 for update`,
    [opinionId],
    { prepare: true }
  )
  return found?.row
}

export const insertOpinion = (tx: Tx, row: StoredOpinion): Statement[] => writer.insert(tx, [row])
export const saveOpinion = (tx: Tx, row: StoredOpinion): Statement[] => writer.upsert(tx, [row])
