import { row, type RefusalRow } from './row.ts'

/** Refusals of acts on the clocks of a case. What a ladder does not allow is refused as `clock.…`. */
export const clockRefusals = {
  'case.suspension-ground': row(
    'condition',
    '本程序在 {on} 不能以“{word}”为由中止',
    'A case of this procedure cannot be suspended on {on} because {word}',
    'A-26'
  ),
  'case.stop-ground': row(
    'condition',
    '本案现行的期限不因“{word}”停止',
    'No clock of this case stops on the ground: {word}'
  ),
  'case.stop-stands': row(
    'wrong-state',
    '“{word}”的扣除（第 {line} 项）尚未结束',
    'The clock is already stopped on this ground ({word}, line {line})'
  ),
  'case.stop-none': row('condition', '没有可以恢复的扣除', 'There is no such stop that could end'),
  'case.right-holder-needed': row(
    'condition',
    '辨认或者鉴别须写明请哪一方权利人辨认',
    'An identification names the right holder who was asked',
    'A-25'
  ),
  'case.duty-unknown': row('condition', '本案没有期限任务 {duty}', 'The case has no duty {duty}'),
  'case.duty-over': row('wrong-state', '期限任务 {duty} 已完成或者取消', 'Duty {duty} is done or fell away'),
  'case.discussion-needed': row(
    'condition',
    '须先有集体讨论记录（期限或者处理决定），日期不晚于延长日',
    'A record of the collective discussion comes first: on an extension or the decision, no later than the grant',
    'A-41'
  ),
  'case.extension-paper': row(
    'condition',
    '上级机关批准的延长须写明批准文书',
    'An extension by the superior organ names the paper that grants it',
    'A-45'
  )
} as const satisfies Record<string, RefusalRow>
