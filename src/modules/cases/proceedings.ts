import { partNames, type CaseParts, type PartName } from '../../domain/case/parts.ts'

type Line = { no: number } & Record<string, unknown>

/** The parts of the proceedings as they stand on file, by their names. */
export const proceedingsOf = (file: CaseParts) =>
  Object.fromEntries(partNames.map((name) => [name, file[name]])) as unknown as Record<PartName, Line[]>
