import type { CaseActName } from '../../src/domain/case/act-table.ts'
import type { CaseFile } from '../../src/domain/case/file.ts'

type Draw = (most: number) => number

/** A body that an act may well accept from this file, with the numbers of what stands in it; sometimes none does. */
export function bodyFor(name: CaseActName, file: CaseFile, draw: Draw): object {
  const because = { reason: '经审查，情况属实' }
  const no = (list: readonly unknown[]) => Math.max(1, list.length - (draw(4) === 0 ? 1 : 0))
  const one = <T>(list: readonly T[]): T => list[draw(list.length)]!
  const officers = ['officer@futian.example', 'officer2@futian.example']
  const decisionNo = no(file.decisions)
  const obligations = [{ kind: 'fine', amount: one(['100.00', '2000.00', '20000.00']) }, { kind: 'stop-order' }]
  const bodies: Record<CaseActName, () => object> = {
    'start-check': () => ({}),
    'add-lead': () => ({ kind: one(['complaint', 'report']), realName: false }),
    'accept-complaint': () => ({ leadNo: no(file.leads) }),
    'refuse-complaint': () => ({ leadNo: no(file.leads), ...because }),
    'end-mediation': () => ({ leadNo: no(file.leads), outcome: one(['agreed', 'failed']) }),
    'reply-reporter': () => ({ leadNo: no(file.leads) }),
    file: () => ({ handlers: officers }),
    decline: () => because,
    'set-importance': () =>
      draw(2) === 0 ? { important: true, reasons: ['public-interest'] } : { important: false, ...because },
    extend: () => ({ duty: one(['file', 'decide:1', 'measure:1']), by: 'head', ...because }),
    suspend: () => ({ ground: one(['other-case', 'party-missing']), ...because }),
    resume: () => ({}),
    'stop-clock': () => ({ ground: one(['identification', 'testing', 'public-notice', 'settlement']) }),
    'restart-clock': () => ({ stopNo: no(file.stops) }),
    terminate: () => ({ ground: 'entity-ended', ...because }),
    investigate: () => ({ kind: 'inspection', officers, text: '现场检查' }),
    'add-evidence': () => ({ kind: 'documentary', name: '进货单据' }),
    'end-investigation': () => ({ proposal: '建议处罚' }),
    'form-panel': () => ({ members: [...officers, 'officer3@futian.example'] }),
    recuse: () => ({ personId: 'officer4@futian.example', ...because }),
    'take-measure': () => ({
      kind: one(['preserve', 'seal', 'seize']),
      approvedBy: 'head@futian.example',
      goods: [{ goodsNo: 1, quantity: '10' }]
    }),
    'approve-measure': () => ({ measureNo: no(file.measures), occurredAt: '2026-03-04T09:30:00+08:00' }),
    'end-measure': () => ({
      measureNo: no(file.measures),
      end: one(['lifted', 'taken-as-evidence']),
      ground: '查明无关'
    }),
    'store-goods': () => ({ goodsNo: 1, measureNo: no(file.measures), quantity: '5', place: '仓库', keeper: '保管员' }),
    'dispose-goods': () => ({ custodyNo: no(file.custody), disposal: 'returned' }),
    'send-letter': () => ({ organ: '某市市场监督管理局', text: '请协助调查' }),
    'receive-letter': () => ({ letterNo: no(file.letters) }),
    'answer-letter': () => ({ letterNo: no(file.letters), answer: '已协助' }),
    'submit-review': () => ({ kind: one(['case', 'legal']), grounds: [] }),
    review: () => ({ reviewNo: no(file.reviews), outcome: one(['agree', 'agree', 'supplement']), opinion: '同意' }),
    notify: () => ({ proposed: obligations, hearing: draw(2) === 0 }),
    'serve-notice': () => ({ noticeNo: no(file.notices) }),
    'waive-hearing': () => ({ noticeNo: no(file.notices) }),
    'record-statement': () => ({ noticeNo: no(file.notices), result: 'not-accepted', text: '陈述申辩意见' }),
    'request-hearing': () => ({ noticeNo: no(file.notices) }),
    'announce-hearing': () => ({
      hearingNo: no(file.hearings),
      setFor: '2026-05-20',
      place: '听证室',
      host: 'legal@futian.example'
    }),
    'end-hearing': () => ({
      hearingNo: no(file.hearings),
      ended: one(['held', 'withdrawn']),
      opinion: '维持拟处罚意见'
    }),
    'withdraw-notice': () => ({ noticeNo: no(file.notices), ...because }),
    discuss: () => ({
      subject: 'decision',
      attendees: ['head@futian.example', 'chief@futian.example', 'acting-chief@futian.example'],
      conclusion: '同意'
    }),
    decide: () => {
      const kind = one(['penalty', 'penalty', 'no-penalty', 'not-established'])
      const proposed = file.notices.at(-1)?.proposed.map(({ kind: what, amountFen }) => ({
        kind: what,
        ...(amountFen === null ? {} : { amount: (amountFen / 100).toFixed(2) })
      }))
      if (kind === 'penalty') return { kind, result: 'penalty', obligations: proposed ?? obligations }
      return { kind, result: kind === 'no-penalty' ? 'no-penalty-minor' : 'not-established' }
    },
    'decide-on-the-spot': () => ({ officers, partyNo: 1, obligations: [{ kind: 'fine', amount: '100.00' }] }),
    'hand-in-papers': () => ({}),
    'announce-service': () => ({ decisionNo }),
    serve: () => ({ decisionNo, servedBy: 'direct' }),
    publish: () => ({ decisionNo, channel: one(['necips', 'credit-china']), secrecyReviewed: true }),
    'withdraw-publication': () => ({ publicationNo: no(file.publications), ground: 'decision-revoked', ...because }),
    'copy-penalty': () => ({ decisionNo }),
    perform: () => ({ decisionNo, obligationNo: 2 }),
    'record-receipt': () => ({ decisionNo, amount: one(['100.00', '2000.00']), voucher: 'V1' }),
    arrange: () => ({
      decisionNo,
      kind: 'deferral',
      requestedOn: '2026-03-04',
      instalments: [{ dueOn: '2026-12-01', amount: '100.00' }]
    }),
    demand: () => ({ decisionNo }),
    'serve-demand': () => ({ demandNo: no(file.demands) }),
    'apply-court': () => ({ decisionNo, court: '福田区人民法院' }),
    'record-court': () => ({ applicationNo: no(file.courtApplications), step: one(['accepted', 'granted']) }),
    'start-remedy': () => ({ decisionNo, kind: one(['reconsideration', 'suit']) }),
    'end-remedy': () => ({ remedyNo: no(file.remedies), outcome: 'upheld' }),
    'suspend-execution': () => ({ decisionNo, ground: 'no-ability', ...because }),
    'resume-execution': () => ({ decisionNo }),
    'end-execution': () => ({ decisionNo, ground: 'no-successor', ...because }),
    close: () => ({
      ground: one(['executed', 'no-penalty', 'not-established', 'investigation-terminated', 'execution-ended'])
    }),
    archive: () => ({ shelf: 'A-1' }),
    reopen: () => ({ ground: 'new-evidence', ...because }),
    'revoke-decision': () => ({ decisionNo, ...because }),
    correct: () => ({
      correction: { field: 'obligation-amount', decisionNo, obligationNo: 1, amount: one(['90.00', '1500.00']) },
      requestedBy: 'officer@futian.example',
      ...because
    }),
    amend: () => ({
      title: '某商行销售侵犯注册商标专用权商品案（补充）',
      procedure: 'trademark-penalty',
      rightKind: 'trademark',
      source: 'report',
      parties: [{ kind: 'individual-business', name: '福田区晨光商行' }],
      goods: [{ name: '运动鞋', quantity: '120', unit: '双', found: 'seized', infringing: 'yes', unitPrice: '100' }]
    }),
    assess: () => ({ offences: ['214'], actEndedOn: '2026-02-01' }),
    'settle-assessment': () => because,
    'hand-over': () => ({
      handlers: ['officer2@futian.example', 'officer3@futian.example'],
      why: 'workload',
      ...because
    }),
    designate: () => ({ officeId: 'sz-market-futian', paper: '指定管辖通知书' }),
    share: () => ({ officeId: 'sz-market-nanshan', kind: 'joint', paper: '联合办案函' }),
    'end-share': () => ({ shareNo: no(file.shares) }),
    mediate: () => ({ text: '双方达成协议' })
  }
  return bodies[name]()
}
