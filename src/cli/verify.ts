import type { Command } from 'commander'
import { loadConfig, StartError } from '../config.ts'
import { signingKeys } from '../keys.ts'
import { Receipt, receiptFits } from '../package/receipt.ts'
import { Reply, replyFits } from '../package/reply.ts'
import type { PublicKey } from '../package/signing.ts'
import { verifyPackage, type Verdict } from '../package/verify.ts'
import { readPublicKeys } from './input/keys-file.ts'
import { readPackageFile } from './input/package-file.ts'

interface Options {
  readonly key: readonly string[]
  readonly keys: readonly string[]
  readonly printKeys?: true
}

const several = (text: string, all: readonly string[]): readonly string[] => [...all, text]
const codes: Readonly<Record<Verdict['state'], number>> = { sound: 0, damaged: 1, unproven: 2 }
const ends: Readonly<Record<Verdict['state'], string>> = {
  sound: '完好，出处可信 / whole, and of a key that was given',
  damaged: '不可信 / not to be trusted',
  unproven: '完好，但出处未证实 / whole, but nobody says whose it is'
}

/**
 * `verify <file>`: judges a package, a receipt or a reply by itself, without the service and its database. Exit code 0: whole and
 * of a given key; 1: changed, or of another key; 2: not judged (no key given, nothing to read).
 */
export function register(program: Command): void {
  program
    .command('verify [file]')
    .description('judge a package (.zip), a receipt or a reply (.json) without the service')
    .option('--key <file>', 'public key in PEM; may be repeated', several, [])
    .option('--keys <file>', 'public keys as GET /v1/keys answers them; may be repeated', several, [])
    .option('--print-keys', 'print the public keys of this installation, as --keys takes them')
    .action(async (file: string | undefined, { key, keys, printKeys }: Options) => {
      if (printKeys) {
        const { believed } = await signingKeys(loadConfig())
        process.stdout.write(`${JSON.stringify({ keys: believed }, null, 2)}\n`)
        return
      }
      if (file === undefined) throw new StartError('which file? npm run verify -- package.zip --key public.pem', 2)
      const believed = await readPublicKeys(key, keys)
      const { exitCode, text } = await judgeFile(await readPackageFile(file), believed)
      process.stdout.write(text)
      process.exitCode = exitCode
    })
}

/** What is said of a package, receipt or reply, and the exit code that goes with it. */
export async function judgeFile(
  bytes: Buffer,
  believed: readonly PublicKey[]
): Promise<{ readonly exitCode: number; readonly text: string }> {
  const { state, lines } = bytes[0] === 0x7b ? judgeStatement(bytes, believed) : await judgePackage(bytes, believed)
  return { exitCode: codes[state], text: `${[...lines, ends[state]].join('\n')}\n` }
}

interface Judged {
  readonly state: Verdict['state']
  readonly lines: readonly string[]
}

async function judgePackage(bytes: Buffer, believed: readonly PublicKey[]): Promise<Judged> {
  const { state, sha256, sm3, keyId, manifest, problems } = await verifyPackage(bytes, believed)
  const about =
    manifest === null
      ? []
      : [
          `移送 / transfer  ${manifest.transfer.caseId} ${manifest.transfer.no}`,
          `移送机关 / sender  ${manifest.sender.zh} / ${manifest.sender.en}`,
          `受移送机关 / addressee  ${manifest.addressee.zh} / ${manifest.addressee.en}`,
          `文件 / files  ${manifest.files.length}`,
          ...manifest.materials.flatMap(({ zh, en, because }) =>
            because === null ? [] : [`未附 / not in it  ${zh}：${because.zh} / ${en}: ${because.en}`]
          )
        ]
  const lines = [
    `SHA-256  ${sha256}`,
    `SM3      ${sm3}`,
    ...about,
    `签名密钥 / key  ${keyId ?? '-'}`,
    ...problems.map(({ file, zh, en }) => `✗ ${file ?? '(zip)'}  ${zh} / ${en}`)
  ]
  return { state, lines: lines.map(plain) }
}

function judgeStatement(bytes: Buffer, believed: readonly PublicKey[]): Judged {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    value = null
  }
  const reply = Reply.safeParse(value)
  const receipt = Receipt.safeParse(value)
  const read = reply.data ?? receipt.data
  if (read === undefined)
    return { state: 'damaged', lines: ['✗ 既非回执也非回复 / neither a receipt nor a reply of this format'] }
  const { keyId } = read.signature
  const key = believed.find((one) => one.keyId === keyId)
  const fits = key && (reply.success ? replyFits(key, reply.data) : receiptFits(key, receipt.data!))
  const problem =
    fits === false
      ? ['✗ 内容或签名被改动 / the content or its signature was changed']
      : fits === undefined && believed.length > 0
        ? ['✗ 签名密钥不在所给公钥之中 / signed with a key that is not among those given']
        : []
  const lines = [
    `${read.content.format}  ${read.content.transfer.caseId} ${read.content.transfer.no}`,
    `移送包 / package  SHA-256 ${read.content.package.sha256}`,
    `签名密钥 / key  ${keyId}`,
    ...problem
  ]
  return { state: fits ? 'sound' : problem.length > 0 ? 'damaged' : 'unproven', lines: lines.map(plain) }
}

/** What a stranger's file says is shown, never obeyed by a terminal. */
const plain = (line: string): string => line.replace(/[\p{Cc}\p{Cf}]/gu, '\ufffd')
