import { createRemoteJWKSet, errors, exportSPKI, type JWSHeaderParameters } from 'jose'
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import type { Config } from './config.ts'
import { Refusal } from './domain/refusal.ts'
import { keptSecret } from './keys.ts'

/** Whose tokens are believed, and the public key (PEM) for a token's header; refuses `auth.invalid` for an unknown key. */
export interface Issuer {
  readonly issuer: string
  readonly audience: string
  readonly algorithms: readonly string[]
  readonly subjectClaim: string
  keyFor(header: { readonly alg?: string; readonly kid?: string }): Promise<string>
}

/** The service's own issuer, for development and the embedded default. */
export interface LocalIssuer extends Issuer {
  /** A token for this person, good for so many hours; `claims` come on top, or in place, of the usual ones. */
  issue(personId: string, hours?: number, claims?: Readonly<Record<string, unknown>>): string
}

type Settings = Pick<Config, 'AUTH_ISSUER' | 'AUTH_AUDIENCE' | 'AUTH_SUBJECT_CLAIM'>

/** A new private key for the local issuer: a JWK as text. */
export function newIssuerKey(): string {
  return JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }))
}

/** The local issuer with this private key (a JWK as text). It signs with ES256. */
export function localIssuer(settings: Settings, key: string): LocalIssuer {
  const privateKey = createPrivateKey({ key: JSON.parse(key), format: 'jwk' })
  const pem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString()
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const header = part({ alg: 'ES256', typ: 'JWT' })
  return {
    issuer: settings.AUTH_ISSUER,
    audience: settings.AUTH_AUDIENCE,
    algorithms: ['ES256'],
    subjectClaim: settings.AUTH_SUBJECT_CLAIM,
    keyFor: async () => pem,
    issue(personId, hours = 8, claims = {}) {
      const issued = Math.floor(Date.now() / 1000)
      const usual = {
        [settings.AUTH_SUBJECT_CLAIM]: personId,
        iss: settings.AUTH_ISSUER,
        aud: settings.AUTH_AUDIENCE,
        iat: issued,
        exp: issued + Math.round(hours * 3600)
      }
      const input = `${header}.${part({ ...usual, ...claims })}`
      const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' })
      return `${input}.${signature.toString('base64url')}`
    }
  }
}

/** The local issuer with the key kept in the data folder, made at the first start. */
export async function keptIssuer(config: Config): Promise<LocalIssuer> {
  return localIssuer(config, await keptSecret(config.DATA_DIR, 'issuer.json', newIssuerKey))
}

/** An external issuer: its keys are read from its JWKS address, by key id, and kept for ten minutes. */
export function remoteIssuer(config: Config, address: string): Issuer {
  const keys = createRemoteJWKSet(new URL(address), {
    timeoutDuration: 5000,
    cooldownDuration: 10_000,
    cacheMaxAge: 600_000
  })
  const pems = new WeakMap<object, Promise<string>>()
  return {
    issuer: config.AUTH_ISSUER,
    audience: config.AUTH_AUDIENCE,
    algorithms: config.AUTH_ALGORITHMS,
    subjectClaim: config.AUTH_SUBJECT_CLAIM,
    keyFor: async (header) => {
      try {
        const key = await keys(header as JWSHeaderParameters)
        let pem = pems.get(key)
        if (pem === undefined) pems.set(key, (pem = exportSPKI(key)))
        return await pem
      } catch (error) {
        throw new Refusal(isAboutTheToken(error) ? 'auth.invalid' : 'auth.keys-away')
      }
    }
  }
}

function isAboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  )
}
