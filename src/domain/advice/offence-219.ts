import { type Gap, now, offence, parts, type Span, type Test, times, yuan } from './row.ts'

const to2020: Span = ['2004-12-22', '2020-09-13']
const in2020: Span = ['2020-09-14', '2021-02-28']
const gapSpan: Span = ['2021-03-01', '2025-04-25']

const gap: Gap = {
  kind: 'old-number',
  newest: false,
  zh: '2021-03-01起条文由“重大损失”改为“情节严重”，原数额是否沿用有争议',
  en: 'from 2021-03-01 the article speaks of serious circumstances, no longer of heavy loss; whether the old numbers live on is disputed'
}

/** Loss or gain, each by itself. */
const either = (least: number): Record<string, Test> => ({
  loss: yuan('loss', least),
  gain: yuan('illegalGain', least)
})
const bankruptcy: Readonly<Record<string, Test>> = { bankruptcy: { kind: 'bankruptcy' } }

const from2025 = [
  ...parts('C-105', 'L1', now, 'FS25 17', 'V:IPR', either(300000)),
  ...parts('C-106', 'L1', now, 'FS25 17', 'V:IPR', either(100000), { when: ['repeat'] })
]

/** 侵犯商业秘密罪. */
export const offence219 = offence(
  '219',
  parts('C-100', 'L1', to2020, 'FS04 7', 'V:LRB', { '': yuan('loss', 500000) }),
  parts('C-101', 'L1', ['2010-05-07', '2020-09-13'], 'GT10 73', 'K', {
    gain: yuan('illegalGain', 500000),
    ...bankruptcy
  }),
  parts('C-102', 'L2', to2020, 'FS04 7', 'V:LRB', { '': yuan('loss', 2500000) }),
  parts('C-103', 'L1', in2020, 'FS20 4', 'V:LRB', { ...either(300000), ...bankruptcy }),
  parts('C-103', 'L1', gapSpan, 'FS20 4', 'V:LRB', { ...either(300000), ...bankruptcy }, { gap }),
  parts('C-104', 'L2', in2020, 'FS20 4', 'V:LRB', either(2500000)),
  parts('C-104', 'L2', gapSpan, 'FS20 4', 'V:LRB', either(2500000), { gap }),
  from2025,
  parts('C-107', 'L2', now, 'FS25 17', 'V:IPR', bankruptcy),
  times(10, 'C-107', 'FS25 17', 'V:IPR', from2025)
)
