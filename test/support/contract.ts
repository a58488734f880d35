/** An operation of the document, as far as tests look at it. */
export interface DocumentedOperation {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly security: readonly unknown[]
  readonly 'x-operation': string
  readonly parameters: readonly { in: string; name: string; required?: boolean }[]
  readonly requestBody?: {
    content: { 'application/json': { schema: { additionalProperties: boolean; required?: string[] } } }
  }
  readonly responses: Readonly<Record<string, unknown>>
}

/** Every operation of an OpenAPI document: a test that walks this list forgets none. */
export function operationsOf(document: { paths: Record<string, Record<string, object>> }): DocumentedOperation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) =>
        ({ parameters: [], ...operation, path, method: method.toUpperCase() }) as unknown as DocumentedOperation
    )
  )
}

/** The path with something in each of its places. */
export const addressOf = (path: string): string =>
  path
    .replace('{no}', '1')
    .replace('/rates/{id}', '/rates/AC1')
    .replace(/\{(?:id|caseId)\}/g, '00000000-0000-8000-8000-000000000000')
    .replace(/\{\w+\}/g, 'x')
