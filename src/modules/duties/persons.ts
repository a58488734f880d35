import type { Actor } from '../../domain/actor.ts'

/** Whose duties are mine: my own, and those of the colleagues whom I stand in for. */
export const personsFor = (actor: Actor): string[] => [actor.personId, ...(actor.standsInFor ?? [])]
