import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import plugin from 'fastify-plugin'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { Problem } from './problem.ts'

const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: Problem } } })

interface RouteSchema {
  operationId?: string
  summary?: string
  tags?: readonly string[]
  security?: readonly Record<string, readonly string[]>[]
  response?: Record<string, unknown>
  hide?: boolean
  /** The row of domain/permissions.ts that says who may ask: for clients, and for the test that asks as every role. */
  'x-operation'?: string
}

/**
 * The contract: every route says what it is, declares the problem document for `4xx` and `5xx` (declared for it here, so
 * that none is forgotten), and stands in `/openapi.json`. A route that does not describe itself fails at registration.
 */
export const openapi = plugin(
  async (app: FastifyInstance, { version }: { readonly version: string }) => {
    app.addHook('onRoute', (route) => {
      const schema: RouteSchema = ((route.schema as RouteSchema | undefined) ??= {} as never)
      const inDocument = schema.hide !== true && !route.url.startsWith('/docs')
      if (inDocument && (!schema.operationId || !schema.summary || !schema.tags?.length))
        throw new Error(`${String(route.method)} ${route.url} needs operationId, summary and tags in its schema`)
      if (!inDocument) return
      const operation = route.config?.operation
      schema.security ??= operation === undefined ? [] : [{ bearer: [] }]
      if (operation !== undefined) schema['x-operation'] = operation
      schema.response = {
        ...schema.response,
        '4xx': problem('The request was refused: see `code`'),
        '5xx': problem('The service failed or is not available for the moment')
      }
    })
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'ip-linkage',
          version,
          description:
            'Case service for the enforcement of intellectual property and its link to criminal justice (两法衔接). Dates are civil dates in Asia/Shanghai, money is a decimal string in CNY. Refusals are problem documents (RFC 9457) in Chinese or English by `Accept-Language`.',
          license: { name: 'Apache-2.0', identifier: 'Apache-2.0' }
        },
        servers: [{ url: '/' }],
        components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } }
      },
      transform: jsonSchemaTransform,
      transformObject: (source) => usedComponents(jsonSchemaTransformObject(source) as Document) as never
    })
    await app.register(docs)
    app.get('/openapi.json', { config: { quiet: true }, schema: { hide: true } }, async () => app.swagger())
  },
  { name: 'openapi' }
)

/** The page at /docs: everything it loads comes from this service, and its own policy says so. */
async function docs(app: FastifyInstance): Promise<void> {
  await app.register(helmet, { contentSecurityPolicy: false, strictTransportSecurity: false })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    theme: { title: 'ip-linkage' },
    uiConfig: { deepLinking: true, docExpansion: 'list', validatorUrl: null, persistAuthorization: false },
    staticCSP: "default-src 'none'",
    transformStaticCSP: () =>
      [
        "default-src 'none'",
        `script-src 'self' ${app.swaggerCSP.script.join(' ')}`,
        `style-src 'self' ${app.swaggerCSP.style.join(' ')}`,
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'"
      ].join('; ')
  })
}

interface Document {
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> }
}

/** Leaves out the schemas that nothing refers to: each registered schema would stand there once as input and once as output. */
function usedComponents(document: Document): Document {
  const { components, ...rest } = document
  const schemas = components?.schemas ?? {}
  const used = new Set<string>()
  const follow = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue
      used.add(name)
      follow(schemas[name] ?? null)
    }
  }
  follow(rest)
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)))
  return { ...rest, components: { ...components, schemas: kept } }
}
