import { formatCny } from '../money.ts'
import type { Advice, Finding, Part, Version } from './types.ts'

/** An advice as it goes out: money as decimal strings in CNY, counts as whole numbers. */
export function adviceView({ versions, touchedSettings, elements, missing, ...advice }: Advice) {
  return {
    ...advice,
    versions: versions.map(versionView),
    elements: elements.map((element) => ({ ...element })),
    missing: missing.map((one) => ({ ...one })),
    settings: touchedSettings.map((setting) => ({ ...setting }))
  }
}

function versionView({ instruments, met, nearest, gaps, ...version }: Version) {
  return {
    ...version,
    instruments: instruments.map(({ id, zh, en }) => ({ id, zh, en })),
    met: met.map(findingView),
    nearest: nearest.map(findingView),
    gaps: gaps.map(findingView)
  }
}

function findingView({ unit, value, threshold, short, parts, ...finding }: Finding) {
  const shown = (amount: number) => (unit === 'fen' ? formatCny(amount) : amount)
  return {
    ...finding,
    unit: unitName[unit],
    value: shown(value),
    threshold: threshold === null ? null : shown(threshold),
    short: shown(short),
    parts: (parts ?? []).map(partView)
  }
}

function partView({ unit, value, threshold, ...part }: Part) {
  const shown = (amount: number) => (unit === 'fen' ? formatCny(amount) : amount)
  return { ...part, unit: unitName[unit], value: shown(value), threshold: shown(threshold) }
}

const unitName = { fen: 'CNY', count: 'count', flag: 'flag' } as const
