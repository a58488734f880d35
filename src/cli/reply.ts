import { Option, type Command } from 'commander'
import { writeFile } from 'node:fs/promises'
import { StartError } from '../config.ts'
import { materialKinds, type MaterialKind } from '../domain/case/vocabulary.ts'
import { personNumberIn } from '../domain/identifiers/in-text.ts'
import { makeReply, replyActs, type Answer, type Reply, type ReplyAct } from '../package/reply.ts'
import { KeyError, signerOf } from '../package/signing.ts'
import { verifyPackage } from '../package/verify.ts'
import { readAll, readPublicKeys } from './input/keys-file.ts'
import { readPackageFile } from './input/package-file.ts'

interface Options {
  readonly act: ReplyAct
  readonly by: string
  readonly key: string
  readonly at?: string
  readonly office?: string
  readonly reason?: string
  readonly policeNumber?: string
  readonly material: readonly MaterialKind[]
  readonly senderKey: readonly string[]
  readonly out?: string
}

/** `reply <package>`: a signed answer of the police to a package, made without the service; on standard output or into a file. */
export function register(program: Command): void {
  program
    .command('reply <package>')
    .description('make a signed answer to a package, offline (receipt, supplement, filed, not filed)')
    .addOption(new Option('--act <act>', 'what you answer').choices(replyActs).makeOptionMandatory())
    .requiredOption('--by <name>', 'name and post of who answers')
    .requiredOption('--key <file>', 'your private key: PEM (PKCS #8), Ed25519 or SM2')
    .option('--at <instant>', 'when, such as 2026-03-04T10:00:00+08:00; now when left out')
    .option('--office <id>', 'your office; the addressee of the package when left out')
    .option('--reason <text>', 'reasons; needed when you decline')
    .option('--police-number <number>', 'your case number, when you file')
    .option(
      '--material <kind>',
      `what is missing: ${materialKinds.join(', ')}; may be repeated`,
      (text, all: readonly string[]) => [...all, text],
      []
    )
    .option(
      '--sender-key <file>',
      'public key of the service: the package is judged by it first; may be repeated',
      (text, all: readonly string[]) => [...all, text],
      []
    )
    .option('--out <file>', 'where to write it')
    .action(async (file: string, options: Options) => {
      const text = `${JSON.stringify(await answerTo(await readPackageFile(file), options), null, 2)}\n`
      if (options.out === undefined) process.stdout.write(text)
      else
        await writeFile(options.out, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
          throw new StartError(`cannot write ${options.out} (${error.code})`, 2)
        })
    })
}

/** The signed answer to a package. StartError: exit code 1 for a package that is not to be trusted, 2 for what was asked wrongly. */
export async function answerTo(bytes: Buffer, options: Options): Promise<Reply> {
  const { state, manifest, sha256, problems } = await verifyPackage(bytes, await readPublicKeys(options.senderKey, []))
  if (state === 'damaged' || manifest === null) {
    const lines = problems.map((one) => `${one.file ?? '(zip)'}  ${one.zh} / ${one.en}`)
    throw new StartError(`移送包不可信 / the package is not to be trusted:\n${lines.join('\n')}`, 1)
  }
  const answer = answerOf(options)
  const signer = signerFrom(options.key, await readAll(options.key))
  return judged(() => makeReply(sha256, manifest, answer, signer))
}

function answerOf({ act, by, at, office, reason, policeNumber, material }: Options): Answer {
  if (act === 'decline' && !reason?.trim())
    throw new StartError('不予立案应当说明理由 / --reason is needed to decline', 2)
  if ((act === 'request-supplement') !== material.length > 0)
    throw new StartError(
      '--material 只用于且必须用于补充材料 / --material goes with request-supplement, and only there',
      2
    )
  if (personNumberIn({ by, reason, policeNumber }) !== null)
    throw new StartError('不得写入身份证件号码 / leave out numbers of persons: the reply could not be entered', 2)
  return {
    ...{ act, by, materials: [...material], officeId: office ?? null },
    at: at ?? new Date().toISOString(),
    reason: reason ?? null,
    policeNumber: policeNumber ?? null
  }
}

function signerFrom(file: string, pem: string) {
  try {
    return signerOf(pem)
  } catch (error) {
    throw error instanceof KeyError ? new StartError(`${file}: ${error.message}`, 2) : error
  }
}

function judged<T>(make: () => T): T {
  try {
    return make()
  } catch (error) {
    const { issues } = error as { issues?: { path: PropertyKey[]; message: string }[] }
    if (issues === undefined) throw error
    throw new StartError(issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n'), 2)
  }
}
