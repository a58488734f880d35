import { openAsBlob } from 'node:fs'
import { createHash } from 'node:crypto'
import { pipeline, Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsV4Signer } from 'aws4fetch'
import { refuse } from '../domain/refusal.ts'
import { checkedKey, spooled, storeFailure, verified, type BlobStore } from './store.ts'

export interface S3Settings {
  /** Address of the store, such as https://obs.cn-south-1.example. */
  readonly endpoint: string
  readonly bucket: string
  /** Put before each key, without slashes at either end; may be empty. */
  readonly prefix: string
  readonly region: string
  /** Whether the bucket stands in the path or in the host name. */
  readonly style: 'path' | 'host'
  readonly accessKey: string
  readonly secretKey: string
  /** Folder for files on their way to the store. */
  readonly spoolFolder: string
  /** Milliseconds within which the store must begin to answer; 60 seconds when not given. */
  readonly timeoutMs?: number
}

const emptyHash = createHash('sha256').digest('hex')

/**
 * Keeps files in any store that speaks S3 (signature version 4). The SHA-256 that names a file is also what its upload is
 * signed with, so a store that checks it refuses bytes damaged on the way.
 */
export function s3Store(settings: S3Settings): BlobStore {
  const base = new URL(settings.endpoint)
  const parts = [base.pathname.replace(/^\/|\/$/g, '')]
  if (settings.style === 'host') base.hostname = `${settings.bucket}.${base.hostname}`
  else parts.push(settings.bucket)
  parts.push(settings.prefix)
  const folder = parts.filter((part) => part !== '').join('/')
  const urlOf = (sha256: string) => new URL(`/${folder === '' ? '' : `${folder}/`}${checkedKey(sha256)}`, base).href

  async function send(method: string, sha256: string, content?: { blob: Blob; hash: string }): Promise<Response> {
    const signer = new AwsV4Signer({
      method,
      url: urlOf(sha256),
      headers: { 'x-amz-content-sha256': content?.hash ?? emptyHash },
      accessKeyId: settings.accessKey,
      secretAccessKey: settings.secretKey,
      service: 's3',
      region: settings.region,
      // The headers below are what the signature has to cover; the key needs no second encoding.
      singleEncode: true
    })
    const { url, headers } = await signer.sign()
    const timeout = new AbortController()
    const timer = setTimeout(
      () => timeout.abort(new Error('the store did not answer in time')),
      settings.timeoutMs ?? 60_000
    )
    try {
      return await fetch(url, {
        method,
        headers,
        signal: timeout.signal,
        redirect: 'error',
        ...(content === undefined ? {} : { body: content.blob })
      })
    } finally {
      clearTimeout(timer)
    }
  }

  async function ended(response: Response): Promise<Error> {
    const told = await response.text().catch(() => '')
    const code = /<Code>([^<]{1,80})<\/Code>/.exec(told)?.[1] ?? ''
    return new Error(`the store answered ${response.status} ${code}`.trim())
  }

  /** Size of what is kept, or null. A HEAD has no body to say why it failed. */
  async function sizeOf(sha256: string): Promise<number | null> {
    const response = await send('HEAD', sha256)
    await response.body?.cancel()
    if (response.status === 404) return null
    if (!response.ok) throw new Error(`the store answered ${response.status}`)
    return Number(response.headers.get('content-length') ?? Number.NaN)
  }

  return {
    put: (source, options = {}) =>
      spooled(settings.spoolFolder, source, options, async ({ sha256, size, path }) => {
        // Written again when it is there already: the same bytes, and a damaged copy is mended by it.
        const response = await send('PUT', sha256, { blob: await openAsBlob(path), hash: sha256 })
        if (!response.ok) throw await ended(response)
        await response.body?.cancel()
        if ((await sizeOf(sha256)) !== size) throw new Error('the store does not hold what it was sent')
      }),

    async get(sha256) {
      try {
        const response = await send('GET', sha256)
        if (response.status === 404) {
          await response.body?.cancel()
          return refuse('file.lost', { sha256 })
        }
        if (!response.ok || response.body === null) throw await ended(response)
        const size = Number(response.headers.get('content-length') ?? Number.NaN)
        if (!Number.isSafeInteger(size)) throw new Error('the store told no size')
        const out = verified(sha256)
        pipeline(Readable.fromWeb(response.body as ReadableStream), out, () => {})
        return { size, stream: out }
      } catch (error) {
        throw storeFailure(error)
      }
    },

    async has(sha256) {
      try {
        return (await sizeOf(sha256)) !== null
      } catch (error) {
        throw storeFailure(error)
      }
    }
  }
}
