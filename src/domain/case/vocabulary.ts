/** The closed lists of the case model. SQL CHECKs, zod enums and labels are all made from these. */

/** Which procedure applies (law.md 1.1). */
export const procedures = [
  'trademark-penalty',
  'counterfeit-patent',
  'patent-dispute',
  'patent-mediation',
  'copyright-penalty',
  'customs',
  'other-penalty'
] as const
export type Procedure = (typeof procedures)[number]

/** The simple procedure is decided on the spot and counted apart from the closure rate. */
export const tracks = ['ordinary', 'simple'] as const
export type Track = (typeof tracks)[number]

/** Primary right kind of a case: totals by kind use it alone, so that they add up (D-19). */
export const rightKinds = ['trademark', 'patent', 'copyright', 'other'] as const
export type RightKind = (typeof rightKinds)[number]

/** Kinds of a single right in a case: wider than the primary kind, and `none` where a right was only claimed. */
export const rightDetailKinds = [
  'trademark',
  'patent',
  'copyright',
  'geographical-indication',
  'special-mark',
  'none'
] as const
export type RightDetailKind = (typeof rightDetailKinds)[number]

export const patentKinds = ['invention', 'utility-model', 'design'] as const
export type PatentKind = (typeof patentKinds)[number]

/**
 * States of an administrative case (law.md 1.2). All but the first follow from what is on file, see `stateOf`. Being in the
 * time to perform or past it is no state: the day decides it.
 */
export const caseStates = [
  'clue',
  'checking',
  'not-filed',
  'filed',
  'investigating',
  'suspended',
  'investigated',
  'reviewing',
  'notified',
  'hearing',
  'terminated',
  'decided',
  'served',
  'enforcing',
  'execution-ended',
  'executed',
  'transferred',
  'closed',
  'archived'
] as const
export type CaseState = (typeof caseStates)[number]

export const caseSources = [
  'complaint',
  'report',
  'inspection',
  'monitoring',
  'transfer-in',
  'customs',
  'police',
  'procuratorate',
  'cross-region',
  'right-holder',
  'other',
  'unknown'
] as const
export type CaseSource = (typeof caseSources)[number]

export const partyRoles = [
  'respondent',
  'right-holder',
  'licensee',
  'agent',
  'supplier',
  'buyer',
  'carrier',
  'nominee',
  'third-party'
] as const
export type PartyRole = (typeof partyRoles)[number]

export const partyKinds = [
  'natural',
  'individual-business',
  'legal',
  'public-body',
  'other-organisation',
  'unknown'
] as const
export type PartyKind = (typeof partyKinds)[number]

/** What a sealed value is; only a reference to it stands anywhere else. */
export const identifierKinds = ['uscc', 'resident-id', 'passport', 'permit', 'old-registration', 'other'] as const
export type IdentifierKind = (typeof identifierKinds)[number]
export const sealedKinds = [...identifierKinds, 'phone', 'account', 'address'] as const
export type SealedKind = (typeof sealedKinds)[number]

/** What is kept of a reporter, sealed and apart from the case. */
export const reporterFields = ['name', 'phone', 'address'] as const
export type ReporterField = (typeof reporterFields)[number]

/** How exactly a figure is known: a published 余 / 超 is `at-least`, 约 is `about`, 近 is `at-most`, 数十万 is `text-only`. */
export const qualifiers = ['exact', 'at-least', 'at-most', 'about', 'text-only'] as const
export type Qualifier = (typeof qualifiers)[number]

/** How a figure or a price was found (C-120, C-121). */
export const valueBases = [
  'unstated',
  'actual-price',
  'actual-average',
  'label-price',
  'market-genuine',
  'appraisal',
  'cost',
  'declared',
  'statement',
  'computed'
] as const
export type ValueBasis = (typeof valueBases)[number]

/** Measures of a case, in money or in counts (law.md 3.4; the unit stands beside the value). */
export const figureMeasures = [
  'illegal-turnover',
  'illegal-gain',
  'illegal-gain-gross',
  'sales-amount',
  'goods-value',
  'direct-loss',
  'fine-and-confiscation',
  'copies',
  'pieces',
  'works',
  'downloads',
  'clicks',
  'members',
  'persons',
  'other'
] as const
export type FigureMeasure = (typeof figureMeasures)[number]

/** At which stage of the matter a figure was stated: it may change from one to the next. */
export const figureStages = ['administrative', 'police', 'procuratorate', 'court', 'unstated'] as const
export type FigureStage = (typeof figureStages)[number]

export const goodsFound = [
  'seized',
  'preserved',
  'sold',
  'unsold',
  'stored',
  'purchased',
  'exported',
  'total',
  'unstated'
] as const
export type GoodsFound = (typeof goodsFound)[number]

export const yesNoUnknown = ['yes', 'no', 'unknown'] as const
export type YesNoUnknown = (typeof yesNoUnknown)[number]

/** How exactly a day is known. A case of our own always knows the day. */
export const precisions = ['day', 'month', 'year'] as const
export type Precision = (typeof precisions)[number]

/** What a published or taken-over file reports beside its decisions and transfers. */
export const factKinds = [
  'inspection',
  'source',
  'filing',
  'seizure',
  'appraisal',
  'decision',
  'transfer',
  'police-response',
  'procuratorate-action',
  'court-outcome',
  'execution',
  'closure',
  'law-cited',
  'tag',
  'note'
] as const
export type FactKind = (typeof factKinds)[number]

/**
 * Kinds of a disposal decision, and of what ends a dispute between two parties: the ruling, the mediated
 * agreement, and the revocation of the filing, none of which is a penalty.
 */
export const decisionKinds = [
  'penalty',
  'no-penalty',
  'not-established',
  'transfer-criminal',
  'transfer-administrative',
  'ruling',
  'mediation',
  'case-revoked'
] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** Results of a case (law.md 1.7, `admin_result`), by the kind of decision that states them. */
export const resultsOf = {
  penalty: ['penalty', 'penalty-mitigated'],
  'no-penalty': ['no-penalty-minor', 'no-penalty-first', 'no-penalty-no-fault'],
  'not-established': ['not-established'],
  'transfer-criminal': ['transfer-criminal'],
  'transfer-administrative': ['transfer-administrative'],
  ruling: ['adjudicated-infringing', 'adjudicated-not-infringing'],
  mediation: ['mediated'],
  'case-revoked': ['case-revoked', 'mediation-failed', 'request-withdrawn']
} as const satisfies Record<DecisionKind, readonly string[]>
export type DecisionResult = (typeof resultsOf)[DecisionKind][number]
export const decisionResults = Object.values(resultsOf).flat() as readonly DecisionResult[]

/** What a decision obliges a party to do; the last two are no penalty kinds but can be enforced. */
export const obligationKinds = [
  'warning',
  'criticism',
  'fine',
  'confiscate-gain',
  'fine-and-confiscation',
  'confiscate-goods',
  'confiscate-tools',
  'destroy',
  'licence-suspend',
  'licence-downgrade',
  'licence-revoke',
  'restrict-business',
  'shutdown',
  'close-down',
  'ban-person',
  'stop-order',
  'correct-order'
] as const
export type ObligationKind = (typeof obligationKinds)[number]

/** Obligations to pay: principal of the money rate (4.6, D-12). */
export const moneyObligations: readonly ObligationKind[] = ['fine', 'confiscate-gain', 'fine-and-confiscation']
/** Obligations with nothing to perform: a decision of these alone is outside the execution rate (4.6). */
export const nothingToPerform: readonly ObligationKind[] = ['warning', 'criticism']

/** Closing grounds of A-95 (SML art 77), the fifth being "other". */
export const closingGrounds = [
  'executed',
  'execution-ended',
  'investigation-terminated',
  'no-penalty',
  'not-established',
  'transferred-administrative',
  'transferred-criminal',
  'ruled',
  'mediated',
  'case-revoked',
  'other'
] as const
export type ClosingGround = (typeof closingGrounds)[number]

export const receiptKinds = ['principal', 'surcharge', 'refund'] as const
export type ReceiptKind = (typeof receiptKinds)[number]

/** States of a transfer (law.md 2.8): up to the police's answer, the office's remedies, the supervision of filing, the criminal track. */
export const transferStates = [
  'tg-formed',
  'report-submitted',
  'approved',
  'not-approved',
  'sent',
  'received',
  'supplement-requested',
  'supplemented',
  'returned-not-police',
  'filed',
  'not-filed',
  'recon-requested',
  'recon-upheld',
  'supervision-suggested',
  'explanation-required',
  'explained',
  'supervision-closed',
  'ordered-to-file',
  'returned',
  'withdrawn',
  'sent-for-prosecution',
  'prosecuted',
  'not-prosecuted',
  'judged',
  'effective'
] as const
export type TransferState = (typeof transferStates)[number]

export const transferDirections = [
  'admin-to-police',
  'customs-to-police',
  'police-to-admin',
  'procuratorate-to-admin',
  'admin-to-admin',
  'customs-to-admin',
  'joint-task-force',
  'clue-to-police'
] as const
export type TransferDirection = (typeof transferDirections)[number]

/** The five materials of D310 art 6 (T-13). */
export const materialKinds = ['transfer-letter', 'investigation-report', 'goods-list', 'test-report', 'other'] as const
export type MaterialKind = (typeof materialKinds)[number]
