import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Test } from 'tap'

const hex = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const mac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()

export interface S3Server {
  readonly endpoint: string
  readonly objects: Map<string, Buffer>
  readonly seen: string[]
  /** Answers the next requests with this status, without looking at them. */
  fail: number
}

const accessKey = 'test-access'
const secretKey = 'test-secret'
export const s3Keys = { accessKey, secretKey }

/**
 * A store that speaks as much of S3 as is needed, in this process. It works out the signature (version 4) of each request
 * from the request itself, by the published steps and without the client's library, and hashes each body.
 */
export async function s3Server(t: Test, region = 'cn-south-1'): Promise<S3Server> {
  const objects = new Map<string, Buffer>()
  const state = { endpoint: '', objects, seen: [] as string[], fail: 0 }
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const body = Buffer.concat(pieces)
      const answer = (status: number, content: Buffer | string = '') => {
        response.writeHead(status, { 'content-length': Buffer.byteLength(content) })
        response.end(request.method === 'HEAD' ? undefined : content)
      }
      const key = request.url!
      state.seen.push(`${request.method} ${key}`)
      if (state.fail !== 0) return answer(state.fail, '<Error><Code>SlowDown</Code></Error>')
      const wrong = judge(request, body, region)
      if (wrong !== null) return answer(403, `<Error><Code>${wrong}</Code></Error>`)
      if (request.method === 'PUT') {
        objects.set(key, body)
        return answer(200)
      }
      const found = objects.get(key)
      return found === undefined ? answer(404, '<Error><Code>NoSuchKey</Code></Error>') : answer(200, found)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  state.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return state
}

function judge(request: IncomingMessage, body: Buffer, region: string): string | null {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, *SignedHeaders=([^,]+), *Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? ''
    )
  if (given === null) return 'AccessDenied'
  const [, key, day, where, names, signature] = given as unknown as [string, string, string, string, string, string]
  const time = String(request.headers['x-amz-date'])
  if (key !== accessKey || where !== region || !time.startsWith(day)) return 'InvalidAccessKeyId'
  const signed = names.split(';')
  for (const needed of ['host', 'x-amz-content-sha256', 'x-amz-date'])
    if (!signed.includes(needed)) return 'AccessDenied'
  const hash = String(request.headers['x-amz-content-sha256'])
  if (hash !== hex(body)) return 'XAmzContentSHA256Mismatch'
  const canonical = [
    request.method,
    request.url!,
    '',
    ...signed.map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    names,
    hash
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', time, scope, hex(canonical)].join('\n')
  const signing = mac(mac(mac(mac(`AWS4${secretKey}`, day), region), 's3'), 'aws4_request')
  return mac(signing, text).toString('hex') === signature ? null : 'SignatureDoesNotMatch'
}
