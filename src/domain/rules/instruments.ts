/** The instruments that rules rest on: short id, Chinese title, English title. */
export const instruments = {
  APL: ['行政处罚法', 'Administrative Penalty Law'],
  APL96: ['行政处罚法（1996）', 'Administrative Penalty Law (1996)'],
  ACL: ['行政强制法', 'Administrative Compulsion Law'],
  ARL: ['行政复议法', 'Administrative Reconsideration Law'],
  ALL: ['行政诉讼法', 'Administrative Litigation Law'],
  SPC18: ['法释〔2018〕1号', 'Fa Shi [2018] No 1'],
  SML: ['市场监督管理行政处罚程序规定', 'Provisions on Administrative Penalty Procedures for Market Regulation'],
  SAMR20: ['市场监督管理投诉举报处理暂行办法', 'Interim Measures for Complaints and Reports to Market Regulation'],
  SAMR3: ['市场监督管理行政处罚听证办法', 'Measures for Penalty Hearings in Market Regulation'],
  SAMR45: ['市场监督管理行政处罚信息公示规定', 'Provisions on Publishing Market Regulation Penalties'],
  SAIC28: ['工商行政管理机关行政处罚程序规定', 'Penalty Procedures of Industry and Commerce Administrations'],
  SAIC71: ['工商行政管理行政处罚信息公示暂行规定', 'Interim Provisions on Publishing Industry and Commerce Penalties'],
  NDRC424: ['发改办财金〔2018〕424号', 'NDRC Office [2018] No 424'],
  CREDIT: ['信用中国行政处罚信息公示要求', 'Publication requirements of Credit China'],
  TML: ['商标法', 'Trademark Law'],
  TML26: ['商标法（2026年修订）', 'Trademark Law (revised 2026)'],
  TMR: ['商标法实施条例', 'Implementing Regulations of the Trademark Law'],
  TMSTD: ['国知发保字〔2020〕23号', 'CNIPA Protection [2020] No 23'],
  PL: ['专利法', 'Patent Law'],
  PLR: ['专利法实施细则', 'Implementing Rules of the Patent Law'],
  SIPO71: ['专利行政执法办法', 'Measures for Patent Administrative Enforcement'],
  CNIPA81: ['专利纠纷行政裁决和调解办法', 'Measures for Adjudication and Mediation of Patent Disputes'],
  CRL: ['著作权法', 'Copyright Law'],
  CRR: ['著作权法实施条例', 'Implementing Regulations of the Copyright Law'],
  SWR: ['计算机软件保护条例', 'Regulations on Computer Software Protection'],
  NETR: ['信息网络传播权保护条例', 'Regulations on the Right of Network Dissemination'],
  NCAC6: ['著作权行政处罚实施办法', 'Implementing Measures for Copyright Administrative Penalties'],
  CUSTOMS: ['知识产权海关保护条例', 'Regulations on Customs Protection of IP'],
  D310: ['行政执法机关移送涉嫌犯罪案件的规定', 'Provisions on Transfer of Suspected Crimes by Administrative Organs'],
  PSR: ['公安机关办理刑事案件程序规定', 'Procedures of Public Security Organs in Criminal Cases'],
  EC25: ['公通字〔2017〕25号', 'Gong Tong Zi [2017] No 25 (economic crimes)'],
  MPS16: ['公通字〔2016〕16号', 'Gong Tong Zi [2016] No 16'],
  SPP01: ['人民检察院办理行政执法机关移送涉嫌犯罪案件的规定', 'SPP Provisions on Transferred Cases (2001)'],
  SPP21: ['高检发释字〔2021〕4号', 'SPP [2021] No 4'],
  SPP23: ['人民检察院行刑反向衔接工作指引', 'SPP Guidelines on Reverse Linkage'],
  PPR: ['人民检察院刑事诉讼规则', 'Criminal Procedure Rules of the Procuratorates'],
  J06: ['高检会〔2006〕2号', 'Joint Opinion [2006] No 2'],
  G11: ['中办发〔2011〕8号', 'General Office [2011] No 8'],
  CPL: ['刑事诉讼法', 'Criminal Procedure Law'],
  SZIP: ['深圳经济特区知识产权保护条例', 'Shenzhen Special Economic Zone IP Protection Regulations'],
  SPC14: [
    '最高人民法院关于刑事裁判涉财产部分执行的若干规定',
    'SPC Provisions on Execution of Property Parts of Criminal Judgments'
  ],
  CIVL: ['民事诉讼法', 'Civil Procedure Law'],
  SPC00: [
    '最高人民法院关于严格执行案件审理期限制度的若干规定',
    'SPC Provisions on Strictly Observing the Periods of Trial'
  ],
  HANDBOOK: ['本项目法律手册', 'The legal handbook of this project']
} as const satisfies Record<string, readonly [zh: string, en: string]>
export type InstrumentId = keyof typeof instruments

/** The basis of a row as a citation: 《市场监督管理行政处罚程序规定》第18条 / the title, art 18. */
export function citation(basis: readonly (readonly [InstrumentId, string])[]): { zh: string; en: string } {
  const quote = (title: string): string => (/[〔]/.test(title) ? title : `《${title}》`)
  return {
    zh: basis
      .map(([id, articles]) => `${quote(instruments[id][0])}${articles === '' ? '' : `第${articles}条`}`)
      .join('；'),
    en: basis
      .map(
        ([id, articles]) => `${instruments[id][1]}${articles === '' ? '' : `, art ${articles.replaceAll('、', ', ')}`}`
      )
      .join('; ')
  }
}
