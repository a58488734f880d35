import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Actor } from '../../domain/actor.ts'
import { capacityFor } from '../../domain/case/acts.ts'
import { judgeRecusal } from '../../domain/case/recusal.ts'
import { judgeTime } from '../../domain/case/when.ts'
import { Refusal, refuse } from '../../domain/refusal.ts'
import { runAct } from '../../db/stores/act.ts'
import { insertFile, listOf, nextOf, visibleCase, type FileRow } from '../../db/stores/documents.ts'
import { acceptFile, type AcceptedFile } from '../../files/accept.ts'
import type { Claim } from '../../files/sniff.ts'
import type { CaseAsked } from './commands.ts'
import type { DocumentDeps } from './deps.ts'
import { mayFor, sightOf } from './queries.ts'

/** Files that are handed in: received and judged first, then recorded. */

export interface FileInput {
  readonly name: string
  readonly kind: string
  readonly secrecy: string
  readonly note: string | null
}

/** Refuses whoever may not hand in a file of this case, before its bytes are received. */
export async function judgeUpload(deps: DocumentDeps, actor: Actor, caseId: string): Promise<void> {
  const asked = { personId: actor.personId, operation: 'files.add', key: '' }
  const { officeId } = await visibleCase(deps.db, sightOf(actor), caseId, asked)
  capacityFor('files.add', [officeId], actor)
}

/** Receives the bytes into the store. Refuses `file.…`; nothing is kept of what is refused. */
export const receiveFile = (deps: DocumentDeps, source: Readable, claim: Claim): Promise<AcceptedFile> =>
  acceptFile(deps.files, source, claim, deps.fileLimit)

/** Records a received file in the case; the record names it by its hash, not by its name. */
export function addAFile(deps: DocumentDeps, asked: CaseAsked, input: FileInput, file: AcceptedFile) {
  const { actor, caseId, expected } = asked
  const { sha256, sm3, size, type, mime } = file
  let added: object = {}
  return runAct(
    deps,
    {
      ...asked,
      body: { ...input, sha256 },
      operation: 'files.add',
      act: 'add-file',
      sight: sightOf(actor),
      officesOf: (held) => [held.case.officeId],
      current: ({ file: held }) => ({ expected, actual: held.case.version }),
      answer: ({ version, state, record }) => ({ caseId, version, state, record, file: added })
    },
    async ({ file: held }, tx, context) => {
      const refused = judgeRecusal(held, actor)
      if (refused) throw refused
      const no = await nextOf(tx, 'case_files', caseId)
      const { kind, secrecy } = input
      added = { no, type, mime, size, sha256, sm3, secrecy, kind }
      return {
        after: held,
        when: judgeTime({}, false, null, context),
        rule: 'A-30',
        changes: { file: added },
        extra: insertFile(tx, {
          ...{ caseId, no, ...input, type, mime, size, sha256, sm3 },
          addedBy: actor.personId,
          addedAt: context.now
        })
      }
    }
  )
}

const secret = (row: FileRow): boolean => row.secrecy === 'sealed' || row.secrecy === 'trade-secret'

/**
 * A file as a stream that is hashed while it is read. What is under secrecy is for the officers of the case's office, for a
 * reason, and each reading is on record first. Refuses `file.corrupt`, `file.lost`, `case.reason-needed`.
 */
export async function readAFile(
  deps: DocumentDeps,
  actor: Actor,
  caseId: string,
  no: number,
  reason: string | undefined
): Promise<FileRow & { readonly stream: Readable }> {
  const { held, rows } = await listOf<FileRow>(deps.db, sightOf(actor), 'case_files', caseId)
  const row = rows.find((one) => one.no === no)
  if (row === undefined) return refuse('not-found')
  if (secret(row)) {
    if (!mayFor(actor, 'files.read-secret', held.officeId))
      throw new Refusal('auth.not-permitted', { operation: 'files.read-secret' })
    if (reason === undefined) refuse('case.reason-needed', { field: '/reason' })
  }
  const { stream } = await deps.files.get(row.sha256)
  try {
    if (secret(row)) await recordReading(deps, actor, caseId, no, reason!)
  } catch (error) {
    stream.destroy()
    throw error
  }
  return { ...row, stream }
}

async function recordReading(deps: DocumentDeps, actor: Actor, caseId: string, no: number, reason: string) {
  await runAct(
    deps,
    {
      actor,
      key: randomUUID(),
      body: { no, reason },
      caseId,
      operation: 'files.read-secret',
      act: 'read-file',
      sight: sightOf(actor),
      officesOf: ({ case: head }) => [head.officeId],
      current: ({ file: { case: head } }) => ({ expected: head.version, actual: head.version }),
      answer: ({ version }) => ({ version })
    },
    ({ file }, _tx, context) => ({
      after: file,
      when: judgeTime({ reason }, false, null, context),
      rule: 'P-11',
      changes: { read: { no } }
    })
  )
}
