import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { refusals } from '../../src/domain/refusals.ts'
import { buildTestApp } from '../support/app.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const notOurs = new Set(['node_modules', '.git', '.tap', '.data', 'coverage'])

interface File {
  readonly path: string
  readonly text: string
}

/** Every file of the project, by its folders and not by git, which a machine that only runs it need not have. */
async function read(folder = ''): Promise<File[]> {
  const entries = await readdir(join(project, folder), { withFileTypes: true })
  const found = entries.map(async (entry): Promise<File[]> => {
    const path = join(folder, entry.name)
    if (notOurs.has(entry.name) || entry.name.endsWith('.log')) return []
    if (entry.isDirectory()) return read(path)
    return entry.isFile() ? [{ path, text: await readFile(join(project, path), 'utf8') }] : []
  })
  return (await Promise.all(found)).flat()
}

const files = await read()
const pages = files.filter(({ path }) => path.endsWith('.md'))
const under = (folder: string, ending: string) =>
  files.filter(({ path }) => path.startsWith(folder) && path.endsWith(ending))
const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? ''

t.test('every refusal is documented, and named by a test', async (t) => {
  const codes = Object.keys(refusals)
  const page = textOf(join('docs', 'problems.md'))
  const tests = under('test', '.ts')
    .map(({ text }) => text)
    .join('\n')
  const undocumented = codes.filter((code) => !page.includes(`| \`${code}\` `))
  const untested = codes.filter((code) => !["'", '"', '`'].some((quote) => tests.includes(`${quote}${code}${quote}`)))
  t.equal(undocumented.join(' '), '', 'each stands in docs/problems.md')
  t.equal(untested.join(' '), '', 'each is named by a test')
})

t.test('the commands of the pages exist', async (t) => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
  const builtIn = new Set(['ci', 'install', 'outdated'])
  for (const { path, text } of pages) {
    const named = [...text.matchAll(/(?:`|^ *|&& |; )(npm (run )?(?:-s |--silent )?([a-z][\w:-]*))/gm)]
    const unknown = named.filter(([, , run, name]) => !(name! in scripts || (run === undefined && builtIn.has(name!))))
    t.equal(unknown.map(([, whole]) => whole).join(', '), '', path)
  }
  const missing = Object.entries(scripts).filter(([, command]) => {
    const script = /^node (?:--\S+ )*(\S+\.ts)/.exec(command)?.[1]
    const subcommand = /^node src\/cli\.ts ([a-z-]+)/.exec(command)?.[1]
    const needed = [script, subcommand && `src/cli/${subcommand}.ts`].filter((file) => file !== undefined)
    return needed.some((file) => !existsSync(join(project, file)))
  })
  t.equal(missing.map(([name]) => name).join(' '), '', 'what each script runs is there')
})

t.test('the tour of the README goes as it says', async (t) => {
  const tour = textOf('README.md').split('\n## Five minutes\n')[1]!.split('\n## ')[0]!
  const shell = [...tour.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block).join('\n')
  const person = new Map([...shell.matchAll(/([A-Z]+)=\$\(token (\S+?)\)/g)].map(([, name, id]) => [name!, id!]))
  const late = /^LATE='(.*)'$/m.exec(shell)![1]!
  const { app, as, setNow } = await buildTestApp(t)
  setNow('2026-11-20T02:00:00Z')
  let id = ''
  const place = (path: string) => `/v1${path.replaceAll('$ID', id)}`

  const request = /^act \$([A-Z]+) (\S+) (\d+) '([\s\S]*?)'(?: \| tee \S+)?(?: +# (\d{3}))?$/
  const reading = /^get \$([A-Z]+) (?:'([^']+)'|(\S+))(?: +#.*)?$/
  const steps =
    shell.replaceAll(`'"$LATE"'`, late).match(/^(?:act \$[\s\S]*?'(?: \| tee \S+)?(?: +# \d+)?|get \$.*)$/gm) ?? []
  t.ok(steps.length >= 20, 'acts and readings were found')
  for (const step of steps) {
    const [, who, path, version, body, refused] = request.exec(step) ?? []
    if (path === undefined) {
      const [, reader, quoted, bare] = reading.exec(step)!
      const answer = await app.inject({
        url: place((quoted ?? bare)!),
        headers: as(person.get(reader!)!, { key: null })
      })
      t.equal(answer.statusCode, 200, step)
      continue
    }
    const headers = as(person.get(who!)!, { ifMatch: Number(version) })
    const answer = await app.inject({ method: 'POST', url: place(path), headers, payload: JSON.parse(body!) })
    if (path === '/cases') id = answer.json().caseId
    t.equal(answer.statusCode < 300 ? undefined : String(answer.statusCode), refused, `${path}: ${answer.body}`)
  }
})

t.test('the links of the pages lead somewhere', async (t) => {
  const anchor = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-')
  const anchorsOf = (text: string) => [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchor(heading!))
  for (const { path, text } of pages) {
    const prose = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '')
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!)
    const broken = links.filter((link) => {
      if (/^[a-z]+:/.test(link)) return false
      const [file = '', hash] = link.split('#')
      const target = file === '' ? path : join(dirname(path), file)
      if (!existsSync(resolve(project, target))) return true
      return (
        hash !== undefined && target.endsWith('.md') && !anchorsOf(textOf(target)).includes(decodeURIComponent(hash))
      )
    })
    t.same(broken, [], path)
  }
})

t.test('the glossary names what stands in the code', async (t) => {
  const code = under('src', '.ts')
    .map(({ text }) => text)
    .join('\n')
  const rows = textOf(join('docs', 'glossary.md')).matchAll(/^\| [^|]+ \| [^|]+ \| ([^|]+) \|/gm)
  const names = [...rows].flatMap(([, cell]) => [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!))
  t.ok(names.length > 0)
  t.same(
    names.filter((name) => !new RegExp(`(?<![\\w-])${RegExp.escape(name)}(?![\\w-])`).test(code)),
    []
  )
})

t.test('nothing of the machine it was written on', async (t) => {
  const traces = [/(?<![\w.-])\/(?:work|farm)\/[a-z]/i, /(?<![\w.-])\/tmp\/brief/, /(?<![\w-])\/home\/[a-z]+\//]
  const registry = /https?:\/\/[^/\s"']*(?:registry|verdaccio|artifactory|nexus|mirror)[^/\s"']*/gi
  for (const { path, text } of files) {
    if (path === join('test', 'contract', 'docs.test.ts')) continue
    for (const trace of traces) if (trace.test(text)) t.fail(`${path} holds ${trace.exec(text)![0]}`)
    const hosts = [...text.matchAll(registry)]
      .map(([host]) => host)
      .filter((host) => host !== 'https://registry.npmjs.org')
    if (hosts.length > 0) t.fail(`${path} names ${[...new Set(hosts)].join(', ')}`)
  }
  t.ok(files.length > 0)
})
