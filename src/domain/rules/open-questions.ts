import { decision, type Rule } from './row.ts'

/** D-01 to D-20: questions that the law leaves open, our default, and the alternative kept configurable. */
const first: readonly Rule[] = [
  ...decision(
    'D-01',
    ['移送规定“三日”是自然日还是工作日', 'D310: are "3 days" working or calendar days'],
    ['自然日，首日不计，末日遇休息日顺延', 'Calendar, start excluded, last day rolls over'],
    ['工作日', 'Working days']
  ),
  ...decision(
    'D-02',
    ['法定节假日是否含周末', 'Do statutory holidays include weekends (SML 80)'],
    ['任何非工作日均顺延', 'Any non-working day rolls'],
    ['仅法定节假日', 'Statutory holidays only']
  ),
  ...decision('D-03', ['二十四小时跨节假日', '24 hours over holidays'], ['连续计时，不顺延', 'Pure hours, no roll']),
  ...decision(
    'D-04',
    ['九十日是决定还是结案', '90 days: decision or closing'],
    ['处理决定；结案另有十五个工作日', 'The decision; closing has its own 15 working days']
  ),
  ...decision(
    'D-05',
    ['假冒专利适用何规定', 'Counterfeit patent: SML or Order 71'],
    [
      '2019-04-01起立案的：决定期限适用SML 64，71号令期限作提示；立案期限仍用A-16',
      'Filed from 2019-04-01: SML 64 binds the decision, Order 71 is a warning; A-16 binds the filing'
    ],
    ['相反', 'The reverse']
  ),
  ...decision(
    'D-06',
    ['著作权九十日的不计入时间', 'Copyright: what the 90 days leave out'],
    ['类推A-42清单，标注类推', 'A-42’s list by analogy, marked so'],
    ['不扣除', 'Nothing is left out']
  ),
  ...decision(
    'D-07',
    ['结案日', 'Date of closing'],
    ['结案审批表批准日', 'Approval of the closing form'],
    ['结案情形发生日', 'Day of the ground']
  ),
  ...decision(
    'D-08',
    ['公安退回后的行政期限', 'Administrative clock after return from the police'],
    [
      '法无明文：重新打开批准之日起重新计算九十日，并标注无明文规定',
      'No rule: a reopen starts a fresh 90 days, flagged as without explicit rule'
    ],
    ['续算剩余期限', 'Resume the remaining days']
  ),
  ...decision(
    'D-09',
    ['移送案件为结案还是中止', 'Transferred case: closed or suspended'],
    ['结案；采中止做法的记中止且不计结案', 'Closed; where suspension is practised it is not closed'],
    ['中止', 'Suspended']
  ),
  ...decision(
    'D-10',
    ['结案率分母', 'Denominator of the closure rate'],
    ['存量法AC1', 'Stock AC1'],
    ['流量AC2、批次AC3', 'Flow AC2, cohort AC3']
  ),
  ...decision(
    'D-11',
    ['执行率批次', 'Execution rate cohort'],
    ['到期批次AE1与AM1', 'Due cohort AE1 and AM1'],
    ['期内决定AE3', 'Decided in the period, AE3']
  ),
  ...decision(
    'D-12',
    ['没收违法所得是否计入金额率', 'Confiscated gain in the money rate'],
    ['计入，另列', 'Yes, with separate lines'],
    ['仅罚款', 'Fine only']
  ),
  ...decision('D-13', ['加处罚款', 'Surcharge'], ['不计入', 'Excluded'], ['计入', 'Included']),
  ...decision(
    'D-14',
    ['部分履行的件数', 'Partial execution by count'],
    ['全部履行前不算执行；金额率体现部分', 'Not executed until all is done; the money rate shows the part'],
    ['达到99.99%视为执行', '99.99 % or more counts as done']
  ),
  ...decision(
    'D-15',
    ['舍入与单位', 'Rounding and units'],
    ['以分存储，比率存分子分母，显示两位小数四舍五入', 'Fen; rates as numerator and denominator; two decimals, half up']
  ),
  ...decision(
    'D-16',
    ['一案多当事人', 'One case, several parties'],
    [
      '一案可有多份决定；结案按案件、执行按决定计',
      'One decision per party; closure counts cases, execution counts decisions'
    ]
  ),
  ...decision(
    'D-17',
    ['功能区统计', 'Functional zones in district tables'],
    [
      '归入法定行政区，功能区另表，不重复合计',
      'Rolled up to the statutory district; a zone table apart; never both in one total'
    ]
  ),
  ...decision(
    'D-18',
    ['按何地统计', 'Area of a case'],
    ['工作量按立案机关，地图按违法地', 'Organ that filed for workload; place of act for maps']
  ),
  ...decision(
    'D-19',
    ['多种权利案件', 'Cases of mixed rights'],
    ['合计用主要权利，其余为标签', 'One primary kind for totals, all kinds as tags']
  ),
  ...decision(
    'D-20',
    ['专利裁决与查处假冒是否合并', 'Patents: adjudication and counterfeit together'],
    ['分列，专利类合计为两者之和', 'Separate kinds; the patent total is both'],
    ['仅假冒', 'Counterfeit only']
  )
]

/** D-21 to D-42. */
const second: readonly Rule[] = [
  ...decision(
    'D-21',
    ['规划2015年数的口径', 'The plan’s numbers of 2015'],
    ['存为办理口径不明，不与结案率分子比较', 'Stored as handled, unspecified; not compared with closure']
  ),
  ...decision(
    'D-22',
    ['法院受理数是否含旧存', 'Court numbers: with carried-over'],
    ['按存量并注明', 'Treated as stock, with a note']
  ),
  ...decision(
    'D-23',
    ['刑事受理率指收案还是立案', 'Criminal acceptance: receipt or filing'],
    ['立案；收案另列', 'Filing; the share received is shown apart']
  ),
  ...decision(
    'D-24',
    ['公安三日与十日三十日', 'Police clock 3 or 10/30/+30 days'],
    [
      '两者均示；三日后提示，逾已批准的最长合法期限为逾期',
      'Both shown: attention after 3 days, overdue only after the longest lawful stage with recorded approval'
    ],
    ['严格三日', 'Strict 3 days']
  ),
  ...decision(
    'D-25',
    ['非经侦部门是否适用经济犯罪规定', 'Economic-crime rule for other squads'],
    ['作为补充适用，待核对', 'Yes as a fallback, to be confirmed']
  ),
  ...decision(
    'D-26',
    ['追诉标准版本', 'Version of the threshold'],
    ['行为终了时与最新版本，从有利', 'At the end of the act and the newest; the more favourable'],
    ['按立案日', 'By filing date']
  ),
  ...decision(
    'D-27',
    ['行为跨越版本日', 'Acts crossing a version date'],
    ['连续行为按终了日，独立行为分别适用', 'Continuing: its end; separate acts: each']
  ),
  ...decision(
    'D-28',
    ['2021-03-01至2025-04-25的空档', 'The gap of 2021-03-01 to 2025-04-25'],
    ['标记法律空档，由人决定', 'Marked a legal gap; a human decides'],
    ['沿用旧数额', 'The old numbers']
  ),
  ...decision(
    'D-29',
    ['违法所得多义', 'Several meanings of illegal gain'],
    ['两栏：行政毛额、刑事净额', 'Two columns: administrative gross, criminal net']
  ),
  ...decision(
    'D-30',
    ['合理嫌疑的判断', 'The test of reasonable suspicion'],
    ['人工对照清单判断；达到标准一半时提示', 'Human judgement with a checklist; prompted at half of a threshold'],
    ['不提示', 'Off']
  ),
  ...decision(
    'D-31',
    ['不予处罚是否计入执行率分母', 'No-penalty decisions in execution denominators'],
    ['不计入', 'No']
  ),
  ...decision(
    'D-32',
    ['冻结期后重新打开', 'Reopen after closure in a frozen period'],
    ['修订记录，冻结数不变，下期注明', 'A revision record; the frozen figure stands, the next release carries a note'],
    ['重算', 'Recompute']
  ),
  ...decision(
    'D-33',
    ['12月20日报告的统计窗口', 'Window of the report of 20 December'],
    ['1月1日至11月30日初报，次年1月31日前定报', '1 January to 30 November, final by 31 January'],
    ['上年12月1日至11月30日', '1 December to 30 November']
  ),
  ...decision(
    'D-34',
    ['公示七日与二十日', 'Publicity: 7 or 20 working days'],
    ['两个期限并行', 'Both clocks'],
    ['仅较严者', 'The stricter only']
  ),
  ...decision(
    'D-35',
    ['自然人姓名显示', 'Names of natural persons'],
    ['内部全名，公开掩码', 'Full inside, masked in public']
  ),
  ...decision(
    'D-36',
    ['号码格式', 'Formats of numbers'],
    ['历史数据提示，新数据严格', 'Warn for historical data, strict for new']
  ),
  ...decision(
    'D-37',
    ['派出机构的同级公安', 'Same-level police of a dispatched bureau'],
    ['按作出决定名义机关的级别，可指定', 'Level of the organ in whose name it acts; may be designated'],
    ['区级', 'District']
  ),
  ...decision(
    'D-38',
    ['谁抄送检察机关', 'Who copies to the procuratorate'],
    ['发出时建抄送任务，不阻断，逾期提示', 'A task at sending: never blocking, overdue shown'],
    ['阻断', 'Blocking']
  ),
  ...decision(
    'D-39',
    ['时区与日期', 'Zone and dates'],
    ['上海时区民用日期，事件存时刻', 'Civil dates of Asia/Shanghai; events as instants']
  ),
  ...decision(
    'D-40',
    ['工作日历来源', 'Source of the working-day calendar'],
    ['国务院年度通知；缺年的答案标为暂定', 'The yearly notice; a missing year makes the answer provisional'],
    ['仅周末', 'Weekends only']
  ),
  ...decision(
    'D-41',
    ['小数抑制', 'Suppression of small numbers'],
    ['公开交叉表小于三', 'Below 3 in public cross tables'],
    ['不抑制', 'None']
  ),
  ...decision(
    'D-42',
    ['法律变动', 'Statutes change'],
    ['所有依据按版本存行，代码只引规则号', 'All bases are versioned rows; code names rule ids only']
  )
]

export const openQuestions: readonly Rule[] = [...first, ...second]
