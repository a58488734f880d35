import { join } from 'node:path'
import { buildApp } from '../src/app.ts'
import { loadConfig, projectFolder } from '../src/config.ts'
import { connect } from '../src/db/connect.ts'
import { localIssuer, newIssuerKey } from '../src/issuer.ts'
import { createLog } from '../src/log.ts'
import { generated } from './generated-file.ts'
import { newSigningKey, signingKeysOf } from '../src/package/signing.ts'

/** Nothing is asked of the database for this: the pool connects only when it is used. */
const config = loadConfig({})
const db = connect('postgres://127.0.0.1:1/none')
const issuer = localIssuer(config, newIssuerKey())
const signing = signingKeysOf(newSigningKey())
const app = await buildApp({ config, db, issuer, masterKey: Buffer.alloc(32), signing, log: createLog('silent') })
await app.ready()
const document = app.swagger()
await app.close()
await db.close()

const byName = <T>(entries: Readonly<Record<string, T>> = {}) =>
  Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)))
const {
  components = {},
  paths,
  ...head
} = document as unknown as Readonly<Record<string, unknown>> & {
  components?: { schemas?: Record<string, unknown> }
  paths?: Record<string, unknown>
}
const sorted = { ...head, paths: byName(paths), components: { ...components, schemas: byName(components.schemas) } }
await generated(join(projectFolder, 'openapi.json'), JSON.stringify(sorted), 'npm run openapi')
