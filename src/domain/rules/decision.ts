import { apl, copyright, disputesNew, disputesOld, order71, sml } from './intake-filing.ts'
import { add, open, period, statement, type Rule, type StopGround } from './row.ts'

/** the list is closed; transfer to the police is not in it. */
const disposalStops: readonly StopGround[] = [
  'suspension',
  'hearing',
  'public-notice',
  'testing',
  'inspection',
  'quarantine',
  'appraisal',
  'identification',
  'price-refund'
]

/** the decision and its clock. */
export const decisionClocks: readonly Rule[] = [
  ...period('A-40', apl, 'APL 60', '处罚决定', 'Penalty decision', '90 d', {
    note: [
      '自立案起算；法律、法规、规章另有规定的除外。末日顺延系推定。',
      'From filing, unless law, regulation or rule says otherwise. Roll-over is inference.'
    ]
  }),
  ...period('A-41', sml, 'SML 64', '处理决定', 'Disposal decision', '90 d', {
    stops: disposalStops,
    ladder: [add('head', '30 d'), open('collective')],
    settings: ['D-02'],
    note: [
      '自立案起算；负责人可延长三十日；仍不能作出的，集体讨论决定并确定合理期限。',
      'From filing; the head may add 30 days; after that collective discussion fixes a reasonable further period.'
    ]
  }),
  ...statement(
    'A-42',
    sml,
    'SML 64',
    ['不计入处理期限', 'What the disposal period leaves out'],
    [
      '中止、听证、公告、检测、检验、检疫、鉴定、权利人辨认或者鉴别、责令退还多收价款的时间；移送公安机关不在其列。',
      'Suspension, hearing, public notice, testing, inspection, quarantine, appraisal, right holder’s identification, refund of overcharged price. Transfer to the police is not in the list.'
    ]
  ),
  ...period('A-43', order71, 'SIPO71 36', '假冒专利结案', 'Close a counterfeit patent case', '1 m', {
    stops: ['hearing', 'public-notice'],
    ladder: [add('head', '15 d')]
  }),
  ...period('A-44', disputesOld, 'SIPO71 21', '专利纠纷结案', 'Close a patent dispute', '3 m', {
    stops: ['public-notice', 'appraisal', 'suspension'],
    ladder: [add('head', '1 m')]
  }),
  ...period('A-45', disputesNew, 'CNIPA81 37', '专利纠纷结案', 'Close a patent dispute', '3 m', {
    stops: [
      'suspension',
      'public-notice',
      'testing',
      'appraisal',
      'jurisdiction-objection',
      'evidence-extension',
      'settlement'
    ],
    ladder: [add('head', '1 m'), add('superior', '2 m')]
  }),
  ...period(
    'A-46',
    [['2021-07-15', null, 'I']],
    'APL 60; NCAC6 ',
    '著作权处罚决定',
    'Copyright penalty decision',
    '90 d',
    {
      stops: disposalStops,
      settings: ['D-06'],
      note: [
        '实施办法未见自己的决定期限，适用九十日；不计入的时间类推市场监管清单（D-06）。',
        'No limit of its own was found in Order 6: 90 days apply; what is not counted follows A-42 by analogy (D-06).'
      ]
    }
  ),
  ...statement(
    'A-47',
    sml,
    'SML 60',
    ['处理决定种类', 'Kinds of decision'],
    [
      '行政处罚；违法但依法不予处罚；违法事实不能成立；移送其他行政管理部门；涉嫌犯罪移送司法机关。',
      'Penalty; violation but lawfully not penalised; facts not established; transfer to another organ; suspected crime, transfer to judicial organs.'
    ]
  ),
  ...statement(
    'A-48',
    apl,
    'APL 30-33',
    ['不予、从轻、减轻处罚', 'No, lighter or mitigated penalty'],
    [
      '轻微并改正无危害的不予处罚；初次且危害轻微并改正的可以不予；证明无主观过错的不予；五种从轻减轻情形；未满十四周岁不予，十四至十八周岁从轻或者减轻。',
      'Minor, corrected, harmless: none. First, minor harm, corrected: may be none. No fault proved: none. Five grounds for lighter or mitigated. Under 14 none, 14 to 18 lighter.'
    ]
  ),
  ...statement(
    'A-49',
    apl,
    'APL 29',
    ['一事不二罚款', 'One act, one fine'],
    [
      '同一行为不得两次罚款；违反多个规范的按罚款数额高的处罚。',
      'One act is not fined twice; under several provisions the higher fine applies.'
    ]
  ),
  ...statement(
    'A-50',
    order71,
    'SIPO71 31',
    ['假冒专利处理结果', 'Outcomes in counterfeit patent cases'],
    [
      '处罚；轻微并改正免予处罚；不成立的撤销案件；移送公安机关。',
      'Penalty; exempt when minor and corrected; case revoked when not established; transfer to the police.'
    ]
  ),
  ...statement(
    'A-51',
    [
      ['2015-07-01', '2025-01-31', 'V:IPR', 'SIPO71 26'],
      ['2025-02-01', null, 'V:IPR']
    ],
    'CNIPA81 30、36',
    ['专利纠纷结案方式', 'How patent disputes end'],
    [
      '裁决书、调解协议书、撤销案件决定书；五种撤案情形。此前调解不成以撤案结案。',
      'Adjudication, mediation agreement, or withdrawal (five grounds). Before, failed mediation closed by withdrawal.'
    ]
  ),
  ...statement(
    'A-52',
    copyright,
    'NCAC6 29',
    ['著作权处理结果', 'Outcomes in copyright cases'],
    [
      '处罚；轻微不予处罚；不成立不予处罚；移送司法机关。',
      'Penalty; none because minor; none because not established; transfer to judicial organs.'
    ]
  )
]

/** kinds and amounts of penalty. */
export const penalties: readonly Rule[] = [
  ...statement(
    'A-55',
    apl,
    'APL 9、28',
    ['处罚种类', 'Kinds of penalty'],
    [
      '警告、通报批评；罚款、没收；暂扣、降低资质、吊销；限制经营、停产停业、关闭、限制从业；拘留；其他。责令改正不是处罚种类。',
      'Warning, criticism; fine, confiscation; suspending, lowering, revoking licences; restriction, shutdown, closing, bans; detention; other. An order to correct is no penalty.'
    ]
  ),
  ...statement(
    'A-56',
    [
      ['2014-05-01', '2026-12-31', 'V:LRB'],
      ['2027-01-01', null, 'K', 'TML26 ']
    ],
    'TML 60; TMR 78',
    ['商标侵权处罚', 'Trademark infringement'],
    [
      '责令停止，没收、销毁侵权商品和工具；违法经营额五万元以上可处五倍以下，无或者不足五万元可处二十五万元以下；五年内两次以上从重；不知情并说明来源的只责令停止销售。2027年起条文序号随新法变动，待核对。',
      'Stop, confiscate and destroy goods and tools; turnover from 50,000: up to 5 times, none or less: up to 250,000; twice in 5 years: heavier; innocent seller naming the source: stop only. From 2027 the articles follow the revised law and await comparison.'
    ]
  ),
  ...statement(
    'A-57',
    [
      ['2009-10-01', '2021-05-31', 'K', 'PL 63'],
      ['2021-06-01', null, 'V:LRB']
    ],
    'PL 68',
    ['假冒专利处罚', 'Counterfeit patent'],
    [
      '责令改正并公告，没收违法所得；现行：违法所得五倍以下，无或者五万元以下的二十五万元以下。2021年6月前：四倍以下，无违法所得的二十万元以下。',
      'Correction and public notice, confiscation. Now: up to 5 times the gains; none or up to 50,000: up to 250,000. Before 2021-06: up to 4 times; none: up to 200,000.'
    ]
  ),
  ...statement(
    'A-58',
    [['2021-06-01', null, 'V:LRB']],
    'PL 65',
    ['专利侵权裁决', 'Patent infringement adjudication'],
    [
      '只能责令停止；不起诉又不停止的可以申请法院执行；赔偿只调解。',
      'May only order to stop; when neither sued nor stopped the organ may apply to the court; damages are only mediated.'
    ]
  ),
  ...period(
    'A-58.suit',
    [['2021-06-01', null, 'V:LRB']],
    'PL 65',
    '不服裁决起诉',
    'Sue against the adjudication',
    '15 d',
    { expiry: 'bar' }
  ),
  ...statement(
    'A-59',
    [['2024-01-20', null, 'V:LRB']],
    'PLR 99、100',
    ['专利标识与非正常申请', 'Patent marking and false filing'],
    ['责令改正；警告，可处十万元以下罚款。', 'Correction; warning, fine up to 100,000.']
  ),
  ...statement(
    'A-60',
    [['2021-06-01', null, 'V:LRB']],
    'CRL 53',
    ['著作权处罚', 'Copyright'],
    [
      '同时损害公共利益的：责令停止、警告、没收，销毁复制品和工具；违法经营额五万元以上处一至五倍，无法计算或者不足的二十五万元以下。',
      'When public interest is also harmed: stop, warning, confiscation, destruction; turnover from 50,000: 1 to 5 times; none, uncountable or less: up to 250,000.'
    ]
  ),
  ...statement(
    'A-61',
    [['2013-03-01', '2021-05-31', 'V:LRB']],
    'CRR 36',
    ['著作权处罚（旧）', 'Copyright (before 2021-06)'],
    [
      '非法经营额五万元以上处一至五倍；无或者五万元以下的二十五万元以下。',
      'Turnover from 50,000: 1 to 5 times; none or up to 50,000: up to 250,000.'
    ]
  ),
  ...statement(
    'A-62',
    [['2013-03-01', null, 'V:LRB']],
    'SWR 24',
    ['软件处罚', 'Software'],
    [
      '第一、二项：每件一百元或者货值一至五倍；第三至五项：二十万元以下。',
      'Items 1-2: 100 per copy or 1 to 5 times the goods value; items 3-5: up to 200,000.'
    ]
  ),
  ...statement(
    'A-63',
    [['2013-03-01', null, 'V:LRB']],
    'NETR 18、19',
    ['网络传播处罚', 'Network dissemination'],
    [
      '五万元以上处一至五倍，否则二十五万元以下；情节严重的没收设备。',
      'From 50,000: 1 to 5 times, else up to 250,000; serious: computers confiscated.'
    ]
  ),
  ...statement(
    'A-64',
    [['2009-06-15', null, 'V*:W53']],
    'NCAC6 4',
    ['著作权处罚种类', 'Kinds of penalty in copyright'],
    [
      '责令停止之外：警告、罚款、没收违法所得、没收侵权制品、没收存储设备、没收主要用于制作的材料工具设备、其他。',
      'Beside the stop order: warning, fine, confiscation of gains, of infringing copies, of storage devices, of materials and tools mainly used, other.'
    ]
  ),
  ...statement(
    'A-65',
    copyright,
    'NCAC6 31',
    ['著作权情节严重', 'Serious circumstances in copyright'],
    [
      '违法所得二千五百元以上、经营额一万五千元以上、复制品二百五十件以上、曾被追究，或者其他。',
      'Gains from 2,500, turnover from 15,000, from 250 copies, held liable before, or other.'
    ]
  )
]
