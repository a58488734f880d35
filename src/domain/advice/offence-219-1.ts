import { now, offence, parts, yuan } from './row.ts'

/** 为境外窃取、刺探、收买、非法提供商业秘密罪: the base offence asks for no amount. */
export const offence2191 = offence(
  '219-1',
  parts('C-110', 'base', ['2021-03-01', null], 'CLA11 219-1', 'V:LRB', { '': { kind: 'conduct' } }),
  // Any circumstance of the standard for 219 makes it serious, so the graver numbers of C-107 add nothing.
  parts('C-111', 'serious', now, 'FS25 20', 'V:IPR', {
    loss: yuan('loss', 300000),
    gain: yuan('illegalGain', 300000),
    bankruptcy: { kind: 'bankruptcy' }
  }),
  parts(
    'C-111',
    'serious',
    now,
    'FS25 20',
    'V:IPR',
    { 'loss-repeat': yuan('loss', 100000), 'gain-repeat': yuan('illegalGain', 100000) },
    { when: ['repeat'] }
  )
)
