import { caseRefusals } from './refusals/case.ts'
import { decisionRefusals } from './refusals/decision.ts'
import { clockRefusals } from './refusals/clocks.ts'
import { executionRefusals } from './refusals/execution.ts'
import { fileRefusals } from './refusals/file.ts'
import { investigationRefusals } from './refusals/investigation.ts'
import { judicialRefusals } from './refusals/judicial.ts'
import { lawRefusals } from './refusals/law.ts'
import { opinionRefusals } from './refusals/opinion.ts'
import { packageRefusals } from './refusals/package.ts'
import { peopleRefusals } from './refusals/people.ts'
import { ratesRefusals } from './refusals/rates.ts'
import type { RefusalRow } from './refusals/row.ts'
import { serviceRefusals } from './refusals/service.ts'
import { transferRefusals } from './refusals/transfer.ts'

export type { RefusalKind, RefusalRow } from './refusals/row.ts'

/** Every refusal the service can give: one row, one stable code, both languages. docs/problems.md is generated from it. */
export const refusals = {
  ...serviceRefusals,
  ...lawRefusals,
  ...caseRefusals,
  ...executionRefusals,
  ...clockRefusals,
  ...decisionRefusals,
  ...investigationRefusals,
  ...transferRefusals,
  ...ratesRefusals,
  ...peopleRefusals,
  ...packageRefusals,
  ...fileRefusals,
  ...judicialRefusals,
  ...opinionRefusals
} as const satisfies Record<string, RefusalRow>

export type RefusalCode = keyof typeof refusals
