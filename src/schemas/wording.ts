import type { z } from 'zod'
import type { Both } from '../domain/labels.ts'

/** What the schemas say in words of their own, in Chinese. */
const own: Readonly<Record<string, string>> = {
  'is before 1900': '不能早于 1900 年',
  'is not a decimal number such as "12.5"': '不是小数，如 "12.5"',
  'is not an amount in CNY such as "1234.50"': '不是人民币金额，如 "1234.50"',
  'is no amount in CNY such as "1234.50"': '不是人民币金额，如 "1234.50"',
  'is not a currency code such as "CNY"': '不是货币代码，如 "CNY"',
  'is not a day such as 2017-01-20': '不是日期，如 2017-01-20',
  'is not a month such as 2016-12': '不是月份，如 2016-12',
  'lies outside 1949 to 2099': '须在 1949 年至 2099 年之间',
  'is no day such as 2021-09-24 and no instant such as 2021-09-24T10:00:00+08:00':
    '不是日期（如 2021-09-24），也不是时刻（如 2021-09-24T10:00:00+08:00）',
  'is no penalty {on, article} and no list of them': '不是处罚 {on, article}，也不是它们的列表',
  'names a letter of ours, or tells sentOn and text of one received':
    '须指明我方发出的函，或者写明来函的发出日期和内容',
  'is nothing': '须大于零',
  'is not an abbreviation for numbers': '不是文号用的机关代字',
  'is not initials': '不是姓名缩写',
  'is not a week such as 2026-W12': '不是周次，如 2026-W12',
  'is not a version such as "7"': '不是版本号，如 "7"',
  'is not 8 to 200 visible ASCII characters': '须为 8 至 200 个可见 ASCII 字符',
  'is not 1 to 100 letters, digits, brackets or any of ._/#:-': '须为 1 至 100 个文字、数字、括号或 ._/#:-',
  'could be the number of a person': '可能是公民身份号码',
  'a day, a month or a year such as "2023-10"': '须为日、月或年，如 "2023-10"',
  'an id of letters, digits, ".", "_" and "-"': '须为字母、数字、"."、"_"、"-" 组成的编号'
}

const types: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: '布尔值',
  array: '数组',
  object: '对象',
  record: '对象'
}

const formats: Readonly<Record<string, string>> = {
  uuid: 'UUID',
  date: '日期（年-月-日）',
  datetime: '带时区的日期时间'
}

const counted: Readonly<Record<string, string>> = { string: ' 个字符', array: ' 项' }

/** What does not fit a schema, in both languages. Never the value: it may be an identifier. */
export function wordingOf(issue: z.core.$ZodIssue): Both {
  return { zh: own[issue.message] ?? chinese(issue), en: issue.message }
}

function chinese(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? '必须填写'
        : `类型不符，须为${types[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `须为以下之一：${issue.values.map(String).join('、')}`
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? '不能为空'
        : `不能少于 ${issue.minimum}${counted[issue.origin] ?? ''}`
    case 'too_big':
      return `不能超过 ${issue.maximum}${counted[issue.origin] ?? ''}`
    case 'invalid_format':
      return `格式不符${formats[issue.format] === undefined ? '' : `，须为${formats[issue.format]}`}`
    case 'unrecognized_keys':
      return '未知字段'
    default:
      return '不符合要求'
  }
}
