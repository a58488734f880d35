import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { tallyReadiness } from '../../domain/rates/readiness.ts'
import { knownFile, published } from '../../modules/imports/formats/published.ts'
import { PublishedRow } from '../../modules/imports/formats/published-row.ts'
import { progress, say } from './terminal.ts'

const file = new URL('../../../seeds/published-cases.jsonl', import.meta.url)

interface ImportView {
  readonly state: string
  readonly done: number
  readonly accepted: number
  readonly warned: number
  readonly present: number
  readonly differing: number
  readonly refused: number
}

/**
 * Sends the published cases to the service as any client would, waits for the end, and says which rates they could enter
 * and what the others lack. They are read-only, each under its own agency, and in none of the city's rates.
 */
export async function loadPublished(address: string, token: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  const rows = text.split('\n').filter((line) => line.trim() !== '')
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/x-ndjson',
    'idempotency-key': randomUUID()
  }
  const begun = await fetch(`${address}/v1/imports?format=published-cases`, { method: 'POST', headers, body: text })
  if (begun.status !== 202) throw new Error(`the import was refused: ${begun.status} ${await begun.text()}`)
  const bar = progress('  公开案例', rows.length)
  const view = await followImport(address + begun.headers.get('location'), token, bar.at)
  bar.end()
  const { accepted, warned, present, differing, refused } = view
  say(
    `  ${view.state === 'done' ? '完成' : view.state}：新载入 ${accepted + warned}（其中有提示 ${warned}），已在库 ${present}，内容不同 ${differing}，未收 ${refused}`
  )

  const known = rows.map((line) => {
    const { content, reported } = published(PublishedRow.parse(JSON.parse(line)), 'outside')
    return knownFile(content, reported)
  })
  say('  这些案例中，公开的事实足以计入各率的有多少件；其余缺什么（一件可缺多项）：')
  for (const { rate, ready, reasons } of tallyReadiness(known)) {
    const lacking = reasons.map(({ zh, cases }) => `${zh} ${cases}`).join('；')
    say(`    ${rate}  可计入 ${String(ready).padStart(3)} 件${lacking === '' ? '' : `。${lacking}`}`)
  }
}

async function followImport(url: string, token: string, told: (done: number) => void): Promise<ImportView> {
  for (;;) {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
    const view = (await answer.json()) as ImportView
    told(view.done)
    if (view.state !== 'queued' && view.state !== 'running') return view
    await wait(200)
  }
}
