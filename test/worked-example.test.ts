import t from 'tap'
import { buildTestApp } from './support/app.ts'
import { clientOf, fiveMaterials, handlers, people, type Followed } from './support/client.ts'

const { officer, head, chief, finance, supervision } = people

/**
 * The worked example of law.md 4.12, told through HTTP with legal days of 2015 to 2017 (entered late, with a reason, as when
 * a year is taken over): 4 cases open on 2016-01-01, 10 new, 9 closed, 5 open at the end; 9 decisions due in 2016, one revoked
 * on 2016-11-01, 7 executed by 2017-01-20; 820,000 due on the 8 that stand, 610,000 received.
 */
t.test('the worked example comes out to the digit', async (t) => {
  const testApp = await buildTestApp(t, { now: '2017-01-21T02:00:00Z' })
  const { get, post, register, act, transferAct, done } = clientOf(testApp)
  const reason = '补录'

  async function filed(on: string): Promise<Followed> {
    const c = await register(officer, { occurredOn: on, reason })
    await done(act(head, c, 'file', { handlers, occurredOn: on, reason }))
    return c
  }
  async function penalised(c: Followed, decidedOn: string, servedOn: string, amount: string): Promise<void> {
    await done(
      act(head, c, 'decide', {
        kind: 'penalty',
        obligations: [{ kind: 'fine', amount }],
        occurredOn: decidedOn,
        reason
      })
    )
    await done(act(officer, c, 'serve', { decisionNo: 1, occurredOn: servedOn, reason }))
  }
  const paid = (c: Followed, on: string, amount: string) =>
    done(act(finance, c, 'record-receipt', { decisionNo: 1, amount, occurredOn: on, reason }))
  const closed = (c: Followed, on: string, ground: string) =>
    done(act(head, c, 'close', { ground, occurredOn: on, reason }))

  const openAtStart = await Promise.all(['2015-09-10', '2015-10-12', '2015-11-11', '2015-12-03'].map(filed))
  const newOnes: Followed[] = []
  for (const month of ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'])
    newOnes.push(await filed(`2016-${month}-18`))

  // Seven executed and closed within the year: 610,000 received on them.
  const executed = [...openAtStart.slice(0, 3), ...newOnes.slice(0, 4)]
  const amounts = ['100000', '120000', '80000', '90000', '70000', '100000', '50000']
  for (const [index, c] of executed.entries()) {
    await penalised(c, '2016-05-10', '2016-05-12', amounts[index]!)
    await paid(c, '2016-05-20', amounts[index]!)
    await closed(c, '2016-06-20', 'executed')
  }
  const notEstablished = newOnes[4]!
  await done(act(head, notEstablished, 'decide', { kind: 'not-established', occurredOn: '2016-07-11', reason }))
  await closed(notEstablished, '2016-07-20', 'not-established')

  const transferred = newOnes[5]!
  const opened = await done(
    post(
      head,
      `/v1/cases/${transferred.id}/transfers`,
      { members: handlers, occurredOn: '2016-07-01', reason },
      { ifMatch: transferred.version }
    )
  )
  Object.assign(transferred, { version: opened.body.version, transferVersion: 1 })
  await done(transferAct(officer, transferred, 'report', { text: '报告', occurredOn: '2016-07-01', reason }))
  await done(transferAct(chief, transferred, 'approve', { occurredAt: '2016-07-02T09:00:00+08:00', reason }))
  await done(
    transferAct(officer, transferred, 'send', {
      occurredAt: '2016-07-02T15:00:00+08:00',
      materials: fiveMaterials,
      reason
    })
  )
  await closed(transferred, '2016-07-08', 'transferred-criminal')

  // Due in the year and unpaid: one that stands (210,000) and one revoked on 2016-11-01. Both cases stay open.
  await penalised(newOnes[6]!, '2016-09-05', '2016-09-06', '210000')
  await penalised(newOnes[7]!, '2016-09-05', '2016-09-06', '40000')
  await done(
    act(chief, newOnes[7]!, 'revoke-decision', { decisionNo: 1, occurredOn: '2016-11-01', reason: '复议撤销' })
  )

  const rate = async (id: string, query = '') => {
    const answer = await get(supervision, `/v1/rates/${id}?period=2016&until=2017-01-20${query}`)
    t.equal(answer.status, 200, `${id}: ${JSON.stringify(answer.body).slice(0, 300)}`)
    return answer.body
  }
  const ac1 = await rate('AC1')
  t.match([ac1.numerator, ac1.denominator, ac1.rate], [9, 14, '64.29'])
  t.match(ac1.parts, { 'open-start': 4, new: 10, closed: 9, 'open-end': 5 })
  const ac2 = await rate('AC2')
  t.match([ac2.numerator, ac2.denominator, ac2.rate], [9, 10, '90.00'])
  const ae1 = await rate('AE1')
  t.match([ae1.numerator, ae1.denominator, ae1.rate], [7, 8, '87.50'])
  const am1 = await rate('AM1')
  t.match([am1.numerator, am1.denominator, am1.rate], ['610000.00', '820000.00', '74.39'])
  t.match(ac1.enteredLate, { quantity: 9, share: '100.00' }, 'all of it was entered late, and the answer says so')

  const events = async (id: string, part: string) => {
    const answer = await get(supervision, `/v1/rates/${id}/events?period=2016&until=2017-01-20&part=${part}&limit=200`)
    t.equal(answer.status, 200, JSON.stringify(answer.body).slice(0, 300))
    return answer.body.items
  }
  t.equal((await events('AC1', 'numerator')).length, 9, 'one row a closing')
  t.equal((await events('AC1', 'new')).length, 10)
  t.equal((await events('AC1', 'open-end')).length, 5)
  t.equal((await events('AE1', 'denominator')).length, 8, 'the revoked one is out')
  t.equal((await events('AE1', 'numerator')).length, 7)

  const before = await get(supervision, '/v1/rates/AE1?period=2016&until=2016-10-31')
  t.match([before.body.numerator, before.body.denominator], [7, 9], 'before the revocation it was in')
})
