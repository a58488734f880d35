import { fail, pass, type Finding } from './finding.ts'

/** O-26, with the neighbouring types that an IP case can reach. */
const typeCodes =
  '民初 民终 民申 民再 民监 民辖 民辖终 民特 民撤 刑初 刑终 刑申 刑再 刑监 行初 行终 行申 行再 行监 行辖 行赔初 行赔终 ' +
  '行审 行审复 财保 行保 民保令 执 执恢 执异 执复 执监 执保 执协'
const types = new Set(typeCodes.split(' '))
const provinces = '京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵'

/** O-28: the courts of Shenzhen. */
const courts: Readonly<Record<string, string>> = {
  最高法: '最高人民法院',
  粤: '广东省高级人民法院',
  粤73: '广州知识产权法院',
  粤03: '深圳市中级人民法院',
  粤0303: '深圳市罗湖区人民法院',
  粤0304: '深圳市福田区人民法院',
  粤0305: '深圳市南山区人民法院',
  粤0306: '深圳市宝安区人民法院',
  粤0307: '深圳市龙岗区人民法院',
  粤0308: '深圳市盐田区人民法院',
  粤0309: '深圳市龙华区人民法院',
  粤0310: '深圳市坪山区人民法院',
  粤0311: '深圳市光明区人民法院',
  粤0391: '深圳前海合作区人民法院'
}

const current =
  /^（(\d{4})）(最高法|\p{Script=Han})(\d*)(知?)(\p{Script=Han}{1,4})(\d{1,7})号(?:之([一二三四五六七八九十]{1,3}))?$/u
const old = /^（((?:19|20)\d{2})）(\p{Script=Han}{2,15})字第(\d{1,7}(?:-\d{1,3})?)号$/u
type Parts = [string, string, string, string, string, string, string?]
const levels: Readonly<Record<number, string>> = { 0: 'high', 2: 'intermediate', 4: 'basic' }

/**
 * O-23 to O-28, court case number: `（2016）粤03民初123号` from 2016-01-01, with 知 between court and type at some courts;
 * the old `（2015）深中法民知初字第123号` only up to 2015. Canonical brackets are full-width.
 */
export function checkCourtCaseNo(text: string): Finding {
  const normalised = text.replace(/^[[【({〔［（](\d{4})[\])】}〕］）]/u, '（$1）')
  const former = old.exec(normalised)
  if (former !== null) {
    const [year, words, serial] = former.slice(1) as [string, string, string]
    const parts = { form: 'old', year, court: words, serial }
    return Number(year) > 2015 ? fail(normalised, 'year', parts) : pass(normalised, parts)
  }
  const match = current.exec(normalised)
  if (match === null) return fail(normalised, 'form')
  const [year, place, digits, special, type, serial, branch] = match.slice(1) as Parts
  const supreme = place === '最高法'
  const court = `${place}${digits}`
  const level = supreme ? 'supreme' : (levels[digits.length] ?? '')
  const parts = {
    form: 'current',
    year,
    court,
    courtName: courts[court] ?? '',
    level,
    special,
    type,
    serial,
    branch: branch ?? ''
  }
  if (Number(year) < 2016 || Number(year) > 2199) return fail(normalised, 'year', parts)
  if (supreme ? digits !== '' : level === '' || !provinces.includes(place)) return fail(normalised, 'court-code', parts)
  return types.has(type) ? pass(normalised, parts) : fail(normalised, 'type-code', parts)
}
