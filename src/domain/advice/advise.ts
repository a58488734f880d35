import { civilDate, type CivilDate } from '../time/civil-date.ts'
import { applies, evaluate, type Outcome } from './evaluate.ts'
import { explain } from './explain.ts'
import { factsIn, gather, type Facts } from './facts.ts'
import { offenceFacts } from './offences.ts'
import { netGainFrom, regimeOn, type Regime } from './regimes.ts'
import { defaultAdviceSettings, used, type AdviceSettings } from './settings.ts'
import {
  elements,
  measures,
  suggestions,
  type Advice,
  type AdviceInput,
  type ElementView,
  type Finding,
  type Ground,
  type Measure,
  type Missing,
  type Offence,
  type SettingUsed,
  type Suggestion,
  type Tier,
  type Version
} from './types.ts'

/** T-02 counts by the day of evaluation. */
export const suspicionFrom = civilDate('2020-08-07')
const amendment = civilDate('2021-03-01')
const nearestShown = 3

/** One regime against the facts, before it is put into words. */
interface Judged {
  readonly regime: Regime
  readonly facts: Facts
  readonly outcomes: readonly Outcome[]
  /** Rows that are safe ground: met or short, but no gap of the law. */
  readonly solid: readonly Outcome[]
  readonly gaps: readonly Outcome[]
}

const weight: Readonly<Record<Tier, number>> = { base: 1, L1: 1, L2: 2, serious: 2 }
const isMet = ({ status }: Outcome): boolean => status === 'met'
const isService = ({ inForce }: Outcome): boolean => inForce.row.when.some((group) => group.includes('services'))
const defersToNewest = ({ inForce }: Outcome): boolean => inForce.row.gap?.newest === true

/**
 * Advice on whether a case must go to the police: the text at the act and the newest on `assessedOn`, the more favourable
 * applied. It only advises; people decide. The first that fits of `must-transfer`, `reasonable-suspicion`, `legal-gap`,
 * `insufficient-data`, `below` (law.md 3.5). Takes facts that passed `checkAdviceInput`; money in fen.
 */
export function advise(input: AdviceInput, settings: AdviceSettings = defaultAdviceSettings): Advice {
  const gathered = gather(input)
  const { end } = gathered
  const offence = offenceFacts[input.offence]
  const judged = new Map<CivilDate, Judged>()
  const judgeOn = (day: CivilDate): Judged | undefined => {
    const regime = regimeOn(day)
    if (regime === undefined) return undefined
    const known = judged.get(regime.from) ?? judge(regime, input, factsIn(regime, input, gathered), end, settings)
    judged.set(regime.from, known)
    return known
  }
  const acts = gathered.ends.map(judgeOn)
  const atAct = acts.filter((one) => one !== undefined)
  const newest = judgeOn(input.assessedOn)
  const covered = atAct.length === acts.length
  /** In order of time: no act ends after the day of evaluation. */
  const all = [...judged.values()]

  const share = settings.suspicionShare
  const reaches = (one: Outcome): boolean => one.status === 'met' || one.ratio >= (share ?? 1)
  const forShare = (one: Outcome): boolean => reaches(one) && one.inForce.row.tier !== 'L2'
  const deferring =
    newest === undefined || newest.gaps.some(defersToNewest) ? [] : atAct.filter((act) => act.gaps.some(defersToNewest))
  /** A ground that holds under every act's regime and under the newest; where the act's defers to it, there alone. */
  const underBoth = (fits: (one: Outcome) => boolean): boolean =>
    covered &&
    newest !== undefined &&
    newest.solid.some(fits) &&
    atAct.every(
      (act) =>
        act.solid.some(fits) || (deferring.includes(act) && newest.solid.some((one) => fits(one) && isService(one)))
    )
  const mayReach = (one: Outcome): boolean => one.status === 'open' || reaches(one)
  const couldMeet = (one: Outcome): boolean => one.status === 'unnumbered' || mayReach(one)
  const inGap = atAct.some((act) =>
    act === newest
      ? act.gaps.some(couldMeet)
      : act.gaps.some((one) => couldMeet(one) && !(deferring.includes(act) && defersToNewest(one))) &&
        newest?.outcomes.some(couldMeet) === true
  )
  const numbered = (one: Judged): boolean => one.outcomes.some(({ status }) => status !== 'unnumbered')
  const speaks = (one: Judged): boolean => numbered(one) || deferring.includes(one)
  const lacking =
    !all.some(numbered) || all.some((one) => !speaks(one) && all.some((other) => other.outcomes.some(mayReach)))

  const absent = offence.excludedBy.filter((element) => input.elements?.[element] === 'no')
  const t02 = input.assessedOn >= suspicionFrom
  const result = (): readonly [Suggestion, Ground] => {
    if (absent.length > 0) return ['below', 'element-missing']
    if (offence.existsFrom !== null && end < offence.existsFrom) return ['below', 'not-yet-an-offence']
    if (underBoth(isMet)) return ['must-transfer', 'row-met']
    if (t02 && input.suspicion === true) return ['reasonable-suspicion', 'officer-finding']
    if (t02 && share !== null && underBoth(forShare)) return ['reasonable-suspicion', 'share-reached']
    if (inGap) return ['legal-gap', 'gap']
    if (newest === undefined ? Object.keys(gathered.readings).length > 0 : !covered && newest.solid.some(couldMeet)) {
      return ['legal-gap', 'no-version']
    }
    return lacking ? ['insufficient-data', 'no-measure'] : ['below', 'no-row-met']
  }
  const [suggestion, ground] = result()

  const versions = all.map((one) =>
    show(one, one !== newest ? 'act' : atAct.includes(one) ? 'both' : 'newest', settings)
  )
  const tiers = versions.map(({ met }) => gravest(met))
  const [first, last] = [weightOf(tiers[0]), weightOf(tiers.at(-1))]
  const resting = versions.flatMap(({ met, gaps, nearest }) => (met.length > 0 ? met : [...gaps, ...nearest]))
  const withoutWording = {
    offence: input.offence,
    suggestion,
    ground,
    duty: suggestion === 'must-transfer' || ground === 'officer-finding',
    decisionDue: suggestion === 'must-transfer' || suggestion === 'legal-gap' || ground === 'officer-finding',
    tier: suggestion === 'must-transfer' ? mildest(tiers) : null,
    versions,
    // Where the law has no number there is nothing to compare.
    moreFavourable:
      first === last || all.some(({ gaps }) => gaps.some(({ status }) => status === 'unnumbered'))
        ? null
        : first < last
          ? ('act' as const)
          : ('newest' as const),
    elements: elementViews(input.offence, input),
    missing: missingOf(input, all, ground),
    needsConfirmation:
      resting.some((one) => one.needsConfirmation) ||
      (input.unit === true && versions.some(({ from }) => from >= netGainFrom)),
    touchedSettings: [
      ...(t02 && suggestion !== 'must-transfer' && absent.length === 0 && ground !== 'officer-finding'
        ? [used('suspicionShare', settings)]
        : []),
      ...(versions.some(({ nearest }) => nearest.length > 0) ? [used('nearShare', settings)] : []),
      ...(end >= amendment && all.some((one) => one.outcomes.some(({ inForce }) => inForce.row.gap !== null))
        ? [used('gap', settings)]
        : [])
    ] satisfies SettingUsed[]
  }
  return {
    ...withoutWording,
    explanation: explain(withoutWording, input, {
      end,
      covered,
      absent,
      deferred: deferring.length > 0,
      acts: acts.length,
      t02
    })
  }
}

/**
 * Several offences asked at once on the same facts: the charge is only a proposal. In the order asked, and the strongest
 * (the first of them when equal); undefined when none was asked.
 */
export function adviseAll(
  asked: readonly Offence[],
  input: Omit<AdviceInput, 'offence'>,
  settings: AdviceSettings = defaultAdviceSettings
): { readonly advices: readonly Advice[]; readonly strongest: Advice | undefined } {
  const advices = asked.map((offence) => advise({ ...input, offence }, settings))
  const strongest = suggestions.map((one) => advices.find(({ suggestion }) => suggestion === one)).find(Boolean)
  return { advices, strongest }
}

/** The gap concerns acts since the articles changed: for earlier ones the numbers stood. */
function judge(regime: Regime, input: AdviceInput, facts: Facts, end: CivilDate, settings: AdviceSettings): Judged {
  const outcomes = evaluate(regime, input.offence, facts)
  const isGap = ({ inForce: { row } }: Outcome): boolean =>
    row.gap !== null && end >= amendment && (row.gap.kind === 'no-number' || settings.gap === 'human-decides')
  return {
    regime,
    facts,
    outcomes,
    solid: outcomes.filter((one) => !isGap(one) && one.status !== 'unnumbered'),
    gaps: outcomes.filter(isGap)
  }
}

function show({ regime, facts, outcomes, gaps }: Judged, at: Version['at'], settings: AdviceSettings): Version {
  const finding = (one: Outcome): Finding => view(one, gaps.includes(one), settings)
  const met = outcomes.filter(isMet)
  const next = met.length === 0 ? 1 : 2
  const nearest = outcomes
    .filter(({ status, inForce }) => (status === 'short' || status === 'open') && weight[inForce.row.tier] >= next)
    .sort((a, b) => b.ratio - a.ratio)
    .slice(0, nearestShown)
  return {
    at,
    from: regime.from,
    to: regime.to,
    instruments: regime.instruments,
    met: met.map(finding),
    nearest: nearest.map(finding),
    gaps: gaps.filter(({ status }) => status !== 'short').map(finding),
    unitFactor: facts.unit ? regime.unitFactor : null
  }
}

function view(one: Outcome, gap: boolean, { nearShare }: AdviceSettings): Finding {
  const { row, basis } = one.inForce
  const { measure, unit, value, threshold, restsOn, ratio } = one
  return {
    row: row.id,
    tier: row.tier,
    measure,
    unit,
    value,
    threshold,
    restsOn,
    ratio,
    short: Math.max((threshold ?? 0) - value, 0),
    near: ratio >= nearShare,
    open: one.status === 'open',
    attempt: row.attempt,
    gap,
    basis,
    mark: row.mark,
    certainty: row.certainty,
    needsConfirmation: row.needsConfirmation,
    ...(one.parts === undefined ? {} : { parts: one.parts })
  }
}

const weightOf = (tier: Tier | null | undefined): number => (tier == null ? 0 : weight[tier])

function gravest(met: readonly Finding[]): Tier | null {
  return met.reduce<Tier | null>((best, { tier }) => (weightOf(tier) > weightOf(best) ? tier : best), null)
}

/** The tier that every version with rows met reaches: one that defers to the newest has none of its own. */
function mildest(tiers: readonly (Tier | null)[]): Tier {
  return tiers.filter((tier) => tier !== null).reduce((low, tier) => (weight[tier] < weight[low] ? tier : low))
}

function elementViews(offence: Offence, { elements: given }: AdviceInput): readonly ElementView[] {
  const { elements: own, excludedBy } = offenceFacts[offence]
  return excludedBy
    .filter((element) => own.includes(element) || given?.[element] === 'no')
    .map((element) => ({ element, answer: given?.[element] ?? 'unknown', ...elements[element] }))
}

function missingOf(input: AdviceInput, all: readonly Judged[], ground: Ground): readonly Missing[] {
  const missing: Missing[] = elementViews(input.offence, input)
    .filter(({ answer }) => answer === 'unknown')
    .map(({ element, zh, en }) => ({ kind: 'element', name: element, zh, en }))
  if (input.offence === '219-1') {
    missing.push({ kind: 'fact', name: 'conduct', zh: '为境外实施的行为', en: 'the conduct for a foreign body' })
  }
  if (ground === 'row-met' || ground === 'element-missing' || ground === 'not-yet-an-offence') return missing
  const wanted = new Set<Measure>()
  for (const { regime, facts, outcomes } of all) {
    for (const inForce of regime.rows[input.offence]) {
      if (inForce.row.tier === 'L2' || !applies(inForce, facts)) continue
      const open = outcomes.some((one) => one.inForce === inForce && one.status === 'open')
      for (const measure of measuresOf(inForce.row.test)) {
        if (open || facts.readings[measure] === undefined) wanted.add(measure)
      }
    }
  }
  for (const measure of wanted) {
    missing.push({ kind: 'measure', name: measure, zh: measures[measure].zh, en: measures[measure].en })
  }
  if (input.measures?.works !== undefined && all.some(({ facts }) => !facts.holds.network)) {
    missing.push({ kind: 'fact', name: 'network', zh: '是否通过信息网络传播', en: 'whether it was by network' })
  }
  return missing
}

function measuresOf(test: Judged['outcomes'][number]['inForce']['row']['test']): readonly Measure[] {
  switch (test.kind) {
    case 'amount':
      return [test.measure]
    case 'sum':
      return [test.first, test.second]
    case 'unnumbered':
      return test.measures
    default:
      return []
  }
}
