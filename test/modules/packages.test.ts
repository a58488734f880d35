import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { buildTestApp } from '../support/app.ts'
import { fiveMaterials, people, type Followed } from '../support/client.ts'
import { instant, journeyOf } from '../support/journey.ts'
import { readArchive } from '../../src/package/archive.ts'
import { receiptFits } from '../../src/package/receipt.ts'
import { makeReply, type Answer, type Reply } from '../../src/package/reply.ts'
import { newSigningKey, signerOf, signingKeysOf, type Signer } from '../../src/package/signing.ts'
import { verifyPackage } from '../../src/package/verify.ts'
import { look, serviceSight, transact, type Statement, type Tx } from '../../src/db/connect.ts'
import { openStore } from '../../src/files/open.ts'
import { packageOf, type PlacedTransfer } from '../../src/modules/transfers/package/made.ts'
import { makeDeps } from '../../src/deps.ts'

const today = '2026-03-04'
const testApp = await buildTestApp(t, { now: `${today}T02:00:00Z` })
const { app, as, db, ownerDb, signing, setNow } = testApp
const { get, post, transferAct, done, opened, transfer } = journeyOf(testApp)
const { officer, head, liaison, procurator } = people
const admin = 'sysadmin@sz.example'

const place = (c: Followed) => `/v1/transfers/${c.id}/1`
const download = (person: string, url: string) => app.inject({ method: 'GET', url, headers: as(person, { key: null }) })
const bytesFor = async (person: string, c: Followed) => (await download(person, `${place(c)}/package`)).rawPayload
const codeOf = async (person: string, url: string) => {
  const { statusCode, body } = await download(person, url)
  return [statusCode, statusCode === 200 ? null : (JSON.parse(body) as { code: string }).code]
}

/** As the owner of the tables, under the service's sight. */
const owned = (work: (tx: Tx) => Statement): Promise<void> =>
  transact(ownerDb, serviceSight, async (tx) => ({ result: undefined, last: [work(tx)] }))
const rowOf = async (c: Followed) =>
  (
    await look(
      db,
      serviceSight,
      (tx) => tx<{ sha256: string; keyId: string }[]>`
        select sha256, key_id from transfer_papers where case_id = ${c.id}`
    )
  )[0]
/** As if no package had been made yet. */
async function forget(c: Followed): Promise<void> {
  await ownerDb.sql`alter table transfer_papers disable trigger append_only`
  await owned((tx) => tx`delete from transfer_papers where case_id = ${c.id}`)
  await ownerDb.sql`alter table transfer_papers enable trigger append_only`
}

/** Registers a new key of the police. */
async function policeKey(officeId = 'sz-police', more: object = {}): Promise<Signer> {
  const signer = signerOf(newSigningKey())
  const body = { officeId, publicKey: signer.publicKey, validFrom: '2026-01-01', ...more }
  const answer = await post(admin, '/v1/office-keys', body)
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return signer
}

const said: Answer = {
  act: 'receive',
  by: '李警官',
  at: `${today}T09:40:00+08:00`,
  reason: null,
  policeNumber: null,
  materials: [],
  officeId: null
}
async function replyTo(c: Followed, signer: Signer, answer: Partial<Answer> = {}): Promise<Reply> {
  const { manifest, sha256 } = await verifyPackage(await bytesFor(officer, c), signing.believed)
  return makeReply(sha256, manifest!, { ...said, ...answer }, signer)
}
const enter = (c: Followed, reply: object, person: string = officer, more: object = {}) =>
  transferAct(person, c, 'reply', { reply, ...more })

t.test('a package is made when the transfer is sent, and is the same bytes for each who may have it', async (t) => {
  const c = await transfer('send', today)
  const row = await rowOf(c)
  t.equal(row?.keyId, signing.signer.keyId, 'kept with the sending, before anybody asked')
  const answer = await download(officer, `${place(c)}/package`)
  t.match(answer.headers, { 'content-type': 'application/zip', etag: `"${row!.sha256}"` })
  t.match(answer.headers['content-disposition'], /^attachment/)
  const verdict = await verifyPackage(answer.rawPayload, signing.believed)
  t.match(verdict, { state: 'sound', sha256: row!.sha256, problems: [] })
  t.match(verdict.manifest, {
    transfer: { caseId: c.id, no: 1, sentOn: today },
    sender: { officeId: 'sz-market-futian' },
    inNameOf: { officeId: 'sz-market' },
    addressee: { officeId: 'sz-police' },
    copiedTo: { officeId: 'sz-procuratorate' }
  })
  t.same(
    verdict.manifest!.materials.map(({ kind, file }) => [kind, file !== null]),
    [
      ['transfer-letter', true],
      ['investigation-report', true],
      ['goods-list', true],
      ['test-report', false],
      ['other', false]
    ]
  )
  const { parts } = await readArchive(answer.rawPayload)
  const extract = JSON.parse(new Map(parts).get('case.json')!.toString('utf8'))
  t.same(extract, (await get(liaison, place(c))).body.package, 'the extract as it was handed over, and nothing else')
  t.ok((await bytesFor(liaison, c)).equals(answer.rawPayload))
})

t.test('who gets what', async (t) => {
  const approved = await transfer('approve', today)
  t.same(await codeOf(officer, `${place(approved)}/package`), [422, 'package.none'])
  t.same(await codeOf(liaison, `${place(approved)}/package`), [404, 'not-found'], 'not before it is sent')
  const c = await transfer('send', today)
  t.same(await codeOf(procurator, `${place(c)}/package`), [403, 'package.not-addressed'])
  t.same(await codeOf('liaison@police-nanshan.example', `${place(c)}/package`), [404, 'not-found'], 'other police')
  t.same(await codeOf(procurator, `${place(c)}/receipt`), [403, 'package.not-addressed'])
  const letter = await download(procurator, `${place(c)}/letter`)
  t.equal(letter.statusCode, 200)
  const { parts } = await readArchive(await bytesFor(officer, c))
  t.ok(letter.rawPayload.equals(new Map(parts).get('documents/transfer-letter.docx')!), 'the letter alone')

  const materials = fiveMaterials.map((one) =>
    one.kind === 'transfer-letter' ? { ...one, count: 0, reason: '另行送达' } : one
  )
  const without = await transfer('approve', today)
  await done(transferAct(officer, without, 'send', { ...instant(today, '09:20'), materials }))
  t.same(await codeOf(procurator, `${place(without)}/letter`), [422, 'package.no-letter'])
  const taken = await transfer('send', today)
  await owned((tx) => tx`update transfers set reported = true where case_id = ${taken.id}`)
  t.same(await codeOf(officer, `${place(taken)}/package`), [422, 'package.none'], 'taken over from before')
})

t.test('an issued letter goes out as it was issued', async (t) => {
  const c = await transfer('approve', today)
  const issued = await done(
    post(officer, `/v1/cases/${c.id}/documents`, { kind: 'crime-transfer-letter' }, { ifMatch: c.version })
  )
  const { no } = issued.body.document
  await done(transferAct(officer, c, 'send', { ...instant(today, '09:20'), materials: fiveMaterials }))
  const paper = await download(officer, `/v1/cases/${c.id}/documents/${no}`)
  const { parts } = await readArchive(await bytesFor(liaison, c))
  t.ok(new Map(parts).get('documents/transfer-letter.docx')!.equals(paper.rawPayload))
})

t.test('made again from the same transfer it is the same bytes; two who make it at once get the same', async (t) => {
  const c = await transfer('send', today)
  const first = await bytesFor(officer, c)
  const [row] = await look(
    db,
    serviceSight,
    (tx) => tx<PlacedTransfer[]>`select * from transfers where case_id = ${c.id}`
  )
  const remade = async (keys: typeof signing) => {
    const files = openStore({ FILES_URL: t.testdir(), DATA_DIR: t.testdir() })
    const deps = { ...makeDeps({ HASH_ALGORITHM: 'sha256' }, db, Buffer.alloc(32, 1), () => `${today}T05:00:00Z`) }
    return packageOf({ ...deps, files, signing: keys }, row!)
  }
  await forget(c)
  t.ok((await remade(signing)).bytes.equals(first))
  const other = signingKeysOf(newSigningKey('SM2'))
  await t.rejects(remade(other), { code: 'file.lost' }, 'with another key the first one made is looked for')
  await forget(c)
  const all = await Promise.all([bytesFor(officer, c), bytesFor(liaison, c), bytesFor(head, c)])
  t.ok(all.every((bytes) => bytes.equals(first)))
  const change = owned((tx) => tx`update transfer_papers set size = 1 where case_id = ${c.id}`)
  await t.rejects(change, /append|change/i)
})

t.test('the receipt is signed and refers to the package', async (t) => {
  const c = await transfer('send', today)
  t.same(await codeOf(officer, `${place(c)}/receipt`), [422, 'package.no-receipt'])
  await done(transferAct(liaison, c, 'receive', instant(today, '09:30')))
  const { body } = await get(officer, `${place(c)}/receipt`)
  const { sha256, sm3 } = await verifyPackage(await bytesFor(officer, c), [])
  t.match(body.content, {
    package: { sha256, sm3 },
    office: { officeId: 'sz-police' },
    transfer: { caseId: c.id, no: 1 },
    source: 'police',
    reply: null
  })
  t.equal(Date.parse(body.content.receivedAt), Date.parse(`${today}T09:30:00+08:00`))
  t.ok(receiptFits(signing.believed[0]!, body))
  t.same((await get(liaison, `${place(c)}/receipt`)).body, body, 'as it was first made')

  const [first, second] = ['liaison@police-futian.example', 'liaison@police-nanshan.example'] as const
  const forward = (person: string, time: string, to: string) =>
    done(transferAct(person, c, 'forward', { ...instant(today, time), to, reason: '管辖' }))
  await forward(liaison, '09:40', 'sz-police-futian')
  t.same(await codeOf(officer, `${place(c)}/receipt`), [422, 'package.no-receipt'], 'the others have not signed')
  await done(transferAct(first, c, 'receive', instant(today, '09:45')))
  const own = (await get(first, `${place(c)}/receipt`)).body
  t.match(own.content, { office: { officeId: 'sz-police-futian' }, package: { sha256 } })
  await forward(first, '09:50', 'sz-police-nanshan')
  t.same((await get(first, `${place(c)}/receipt`)).body, own, 'its own receipt stays')
  await done(transferAct(second, c, 'receive', instant(today, '09:55')))
  t.match((await get(officer, `${place(c)}/receipt`)).body.content.office, { officeId: 'sz-police-nanshan' })
  t.same((await get(first, `${place(c)}/receipt`)).body, own, 'that of the others is not told')

  const signer = await policeKey('sz-police-nanshan')
  const at = `${today}T09:58:00+08:00`
  await done(enter(c, await replyTo(c, signer, { act: 'file', at, officeId: 'sz-police-nanshan' })))
  t.equal((await get(officer, place(c))).body.state, 'filed', 'those who have it now answer from the same package')

  const onPaper = await transfer('send', today)
  const paper = { act: 'receive', receivedOn: today, ...instant(today, '09:40') }
  await done(transferAct(officer, onPaper, 'paper', paper))
  t.match((await get(officer, `${place(onPaper)}/receipt`)).body.content, {
    source: 'paper',
    office: { officeId: 'sz-police' }
  })
})

t.test('a store that is away does not undo a hand-over', async (t) => {
  const away = await buildTestApp(t, {
    now: `${today}T02:00:00Z`,
    environment: { FILES_URL: join(fileURLToPath(import.meta.url), 'none') }
  })
  const c = await journeyOf(away).transfer('receive', today)
  const response = await away.app.inject({ url: `${place(c)}/package`, headers: away.as(officer, { key: null }) })
  t.match([response.statusCode, response.json().code], [503, 'file.store'], 'who asks is told')
  t.equal((await journeyOf(away).get(officer, place(c))).body.state, 'received')
})

t.test('keys of the service and of the police', async (t) => {
  const { body } = await get(liaison, '/v1/keys')
  t.same(body.keys, signing.believed)
  t.same(Object.keys(body.keys[0]).sort(), ['algorithm', 'keyId', 'publicKey'], 'nothing of the private key')
  const signer = signerOf(newSigningKey('SM2'))
  const key = { officeId: 'sz-police', publicKey: signer.publicKey, validFrom: '2026-01-01' }
  const sent = { key: randomUUID() }
  const added = await post(admin, '/v1/office-keys', key, sent)
  t.match([added.status, added.body], [201, { keyId: signer.keyId, algorithm: 'SM2', validTo: null, addedBy: admin }])
  t.same((await post(admin, '/v1/office-keys', key, sent)).body, added.body, 'the same request again')
  const refused: readonly (readonly [object, string])[] = [
    [key, 'package.key-known'],
    [{ ...key, officeId: 'sz-market' }, 'package.key-office'],
    [{ ...key, officeId: 'nowhere' }, 'package.key-office'],
    [{ ...key, publicKey: 'x' }, 'package.key'],
    [{ ...key, publicKey: newSigningKey() }, 'package.key'],
    [{ ...key, validTo: '2025-12-31' }, 'package.key-days']
  ]
  for (const [given, code] of refused) t.match((await post(admin, '/v1/office-keys', given)).body, { code }, code)
  t.equal((await post(officer, '/v1/office-keys', key)).body.code, 'auth.not-permitted')
  const end = `/v1/office-keys/${signer.keyId}/end`
  t.match((await post(admin, end, { reason: '遗失' })).body, { keyId: signer.keyId, validTo: '2026-03-03' })
  t.equal((await post(admin, end, { reason: '遗失' })).body.code, 'package.key-ended')
  t.equal((await post(admin, `/v1/office-keys/${'0'.repeat(16)}/end`, { reason: '遗失' })).body.code, 'not-found')
  const listed = (await get(officer, '/v1/office-keys')).body.items
  t.match(
    listed.find((one: { keyId: string }) => one.keyId === signer.keyId),
    { validTo: '2026-03-03' }
  )
  const records = await ownerDb.sql`select act, person_id from service_records where chain = 'office-keys' order by seq`
  t.match(records.at(-1), { act: 'end', personId: admin })
})

t.test('a signed reply is the act of the police, confirmed by their signature', async (t) => {
  const signer = await policeKey()
  const c = await transfer('send', today)
  const reply = await replyTo(c, signer)
  const sent = { ifMatch: c.transferVersion, key: randomUUID() }
  const answer = await post(officer, `${place(c)}/reply`, { reply }, sent)
  t.match([answer.status, answer.body], [200, { transferState: 'received' }])
  t.same((await post(officer, `${place(c)}/reply`, { reply }, sent)).body, answer.body, 'the same request again')
  c.transferVersion = answer.body.transferVersion
  const view = (await get(officer, place(c))).body
  t.match(view.steps.at(-1), {
    act: 'receive',
    officeId: 'sz-police',
    by: null,
    paper: null,
    data: { signature: { keyId: signer.keyId, by: '李警官', packageHash: reply.content.package.sha256 } }
  })
  t.equal(view.receivedBy, '李警官')
  t.match((await get(officer, `${place(c)}/receipt`)).body.content, { source: 'signed-reply' })
  t.match((await enter(c, reply)).body, { code: 'package.reply-used' }, 'twice')

  const at = `${today}T09:50:00+08:00`
  await done(enter(c, await replyTo(c, signer, { act: 'request-supplement', at, materials: ['test-report'] }), liaison))
  t.match((await get(officer, place(c))).body, {
    state: 'supplement-requested',
    steps: { length: 5 }
  })
  await done(enter(c, await replyTo(c, signer, { act: 'file', at, policeNumber: '深公立字〔2026〕9号' })))
  t.match((await get(officer, place(c))).body, { state: 'filed', policeNumber: '深公立字〔2026〕9号' })
  const records = await look(
    db,
    serviceSight,
    (tx) => tx<{ act: string; personId: string }[]>`
      select act, person_id from records where case_id = ${c.id} order by seq desc limit 1`
  )
  t.match(records, [{ act: 'transfer-file', personId: officer }], 'the record says who entered it')

  const declined = await transfer('receive', today)
  t.match((await enter(declined, await replyTo(declined, signer, { act: 'decline' }))).body, {
    code: 'transfer.reason-needed'
  })
  await done(enter(declined, await replyTo(declined, signer, { act: 'decline', reason: '未达追诉标准' })))
  t.match((await get(officer, place(declined))).body, { state: 'not-filed', outcomeReason: '未达追诉标准' })
})

t.test('a reply that does not count', async (t: Test) => {
  const signer = await policeKey()
  const c = await transfer('send', today)
  const other = await transfer('send', today)
  const reply = await replyTo(c, signer)
  const refused = async (given: object, code: string, name: string, person: string = officer) =>
    t.match((await enter(c, given, person)).body, { code }, name)

  await refused(await replyTo(other, signer), 'package.wrong-package', 'of another transfer')
  const hash = { ...reply.content, package: { sha256: '0'.repeat(64) } }
  await refused({ ...reply, content: hash }, 'package.wrong-package', 'of a package that was changed')
  await refused({ ...reply, content: { ...reply.content, by: '他人' } }, 'package.signature', 'changed afterwards')
  await refused(await replyTo(c, signerOf(newSigningKey())), 'package.unknown-key', 'a key of nobody')
  await refused(await replyTo(c, signing.signer), 'package.unknown-key', 'our own key')
  const nanshan = await policeKey('sz-police-nanshan')
  await refused(await replyTo(c, nanshan), 'package.unknown-key', 'the key of another office')
  await refused(await replyTo(c, nanshan, { officeId: 'sz-police-nanshan' }), 'package.reply-office', 'other police')
  const late = await policeKey('sz-police', { validFrom: '2026-03-05' })
  await refused(await replyTo(c, late), 'package.unknown-key', 'a key that is not valid yet')
  const ended = await policeKey()
  const before = await replyTo(c, ended)
  await done(post(admin, `/v1/office-keys/${ended.keyId}/end`, { reason: '遗失' }))
  await refused(before, 'package.unknown-key', 'a key that was ended since')
  await refused(await replyTo(c, signer, { act: 'file' }), 'transfer.wrong-state', 'not received yet')
  await refused(await replyTo(c, signer, { at: `${today}T23:00:00+08:00` }), 'time.in-future', 'not happened yet')
  await refused({ ...reply, more: 1 }, 'request.invalid', 'more than a reply')
  await refused(reply, 'not-found', 'police that do not see it', 'liaison@police-nanshan.example')
  await refused(reply, 'auth.not-permitted', 'the procuratorate', procurator)
  await refused(reply, 'auth.not-permitted', 'a chief of another side', admin)
  const unsent = await opened()
  t.match((await enter(unsent, reply)).body, { code: 'package.wrong-package' }, 'nothing was sent')
  t.match((await get(officer, place(c))).body, { state: 'sent', steps: { length: 3 } }, 'nothing was changed')

  setNow('2026-03-25T02:00:00Z')
  t.teardown(() => setNow(`${today}T02:00:00Z`))
  t.match((await enter(c, reply)).body, { code: 'time.late-needs-reason' })
  await done(enter(c, reply, officer, { reason: '专网摆渡迟延' }))
  t.match((await get(officer, place(c))).body.steps.at(-1), { reason: '专网摆渡迟延' })
})
