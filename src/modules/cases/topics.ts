import type { Topic } from './act-route.ts'
import { clocksTopic } from './clocks/routes.ts'
import { adviceTopic } from './advice/routes.ts'
import { closingTopic } from './closing/routes.ts'
import { correctionTopic } from './correction/routes.ts'
import { decisionTopic } from './decision/routes.ts'
import { executionTopic } from './execution/routes.ts'
import { intake } from './intake/routes.ts'
import { investigationTopic } from './investigation/routes.ts'
import { reviewTopic } from './review/routes.ts'
import { serviceTopic } from './service/routes.ts'
import { peopleTopic } from './people/routes.ts'

/** Every topic: a new one is a folder and a line here. */
export const topics: readonly Topic[] = [
  clocksTopic,
  intake,
  investigationTopic,
  reviewTopic,
  decisionTopic,
  adviceTopic,
  peopleTopic,
  correctionTopic,
  serviceTopic,
  executionTopic,
  closingTopic
]
