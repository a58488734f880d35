import { row, type RefusalRow } from './row.ts'

/** Refusals of files that are handed in, of the store that keeps them, and of templates for documents. */
export const fileRefusals = {
  'file.empty': row('condition', '文件为空', 'The file is empty'),
  'file.too-large': row('condition', '文件超过上限 {limit} 字节', 'The file is larger than the limit of {limit} bytes'),
  'file.name': row(
    'condition',
    '文件名不可用：须为 1 至 200 个字符，不含路径、控制字符和改变文字方向的字符',
    'The name of the file cannot be used: 1 to 200 characters, no path, no control characters, none that turn the direction of text'
  ),
  'file.type': row(
    'condition',
    '不接受此类文件（{found}）；可接受：{allowed}',
    'This kind of file ({found}) is not taken; taken are {allowed}'
  ),
  'file.executable': row('condition', '不接受可执行文件', 'Programs are not taken'),
  'file.active-content': row(
    'condition',
    '不接受含脚本或标记语言的文件（网页、SVG、宏）',
    'Files with scripts or markup (web pages, SVG, macros) are not taken'
  ),
  'file.disguised': row(
    'condition',
    '文件内容为 {found}，与所称 {claimed} 不符',
    'The content is {found}, which does not fit the claimed {claimed}'
  ),
  'file.encrypted': row(
    'condition',
    '文件已加密，无法查阅；请解除密码后提交',
    'The file is encrypted: hand it in without a password'
  ),
  'file.damaged': row('condition', '文件已损坏或不完整：{detail}', 'The file is damaged or incomplete: {detail}'),
  'file.corrupt': row(
    'unavailable',
    '存储中的文件与其摘要不符，已停止提供：{sha256}',
    'The stored file does not fit its hash and is not served: {sha256}'
  ),
  'file.lost': row('unavailable', '存储中找不到该文件：{sha256}', 'The store does not hold the file: {sha256}'),
  'file.store': row('unavailable', '文件存储暂不可用', 'The store of files does not answer as it should'),
  'file.form': row(
    'condition',
    '须以 multipart/form-data 提交且只提交一个文件',
    'Hand in exactly one file, as multipart/form-data'
  ),
  'document.number-taken': row(
    'condition',
    '文号 {number} 已用于其他文书',
    'The number {number} stands on another document'
  ),
  'document.number-differs': row(
    'condition',
    '该事项的文号已经是 {number}',
    'The matter has the number {number} already'
  ),
  'document.number-form': row(
    'condition',
    '文号 {number} 不符合“机关代字+文书类型〔年份〕序号号”的格式',
    'The number {number} has not the form of a document number (O-20)'
  ),
  'document.numbering': row(
    'condition',
    '本机关没有登记文书代字，请先登记或者给出文号',
    'The office has no abbreviation for numbers on file: enter it, or give the number'
  ),
  'document.subject': row(
    'condition',
    '“{kind}”须指明案件中已有的对应事项（{name}）',
    'This form ({kind}) needs a matter that is on file: {name}'
  ),
  'document.fact': row('condition', '没有可以补充的“{tag}”', 'There is no fact called {tag} that could be added'),
  'document.template-none': row(
    'condition',
    '没有第 {version} 版模板',
    'There is no version {version} of the template'
  ),
  'document.kind': row('condition', '没有“{kind}”这种文书', 'There is no kind of document called {kind}'),
  'document.template-damaged': row(
    'condition',
    '模板不是完好的 Word 文档（.docx）：{detail}',
    'The template is not a sound Word document (.docx): {detail}'
  ),
  'document.template-active': row(
    'condition',
    '模板含有宏、控件、嵌入对象或外来内容：{detail}',
    'The template holds macros, controls, embedded objects or foreign content: {detail}'
  ),
  'document.template-external': row(
    'condition',
    '模板引用了文档之外的内容：{detail}',
    'The template refers to something outside of itself: {detail}'
  ),
  'document.template-field': row(
    'condition',
    '模板含有不允许的域：{detail}（只可用页码、总页数）',
    'The template holds a field that is not allowed: {detail} (only page numbers are)'
  ),
  'document.template-tag': row(
    'condition',
    '模板含有未知或写法有误的标记：{detail}',
    'The template holds tags that are unknown or not well written: {detail}'
  )
} as const satisfies Record<string, RefusalRow>
