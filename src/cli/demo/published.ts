import type { Ask } from './walk.ts'
import { say } from './terminal.ts'

export async function loadPublished(_ask: Ask): Promise<void> {
  say('  …')
}
