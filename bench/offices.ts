/** The dozen district bureaux whose officers take turns, as the demonstration seeds have them. */
export const districts = [
  'futian',
  'nanshan',
  'luohu',
  'baoan',
  'longgang',
  'yantian',
  'longhua',
  'pingshan',
  'guangming',
  'dapeng',
  'qianhai',
  'shenshan'
] as const

export const officeOf = (district: string): string => `sz-market-${district}`
export const officerOf = (district: string): string => `officer@${district}.example`
export const supervision = 'supervision@sz.example'

/** The year that the loaded cases lie in, the day after which nothing happens in them, and the month reported. */
export const year = { from: '2024-01-01', to: '2024-12-31', until: '2025-06-30', month: '2024-09' } as const
