import { reportCsv } from './csv.ts'
import { reportHtml } from './html.ts'
import type { ReportInput, ReportOptions } from './input.ts'
import { reportXlsx } from './xlsx.ts'

export type Form = 'csv' | 'xlsx' | 'html'

/** The report as the bytes of a file. Loading this loads the libraries of charts and workbooks: do so when one is asked for. */
export async function reportForm(form: Form, input: ReportInput, options: ReportOptions): Promise<Buffer> {
  switch (form) {
    case 'csv':
      return Buffer.from(reportCsv(input, options))
    case 'xlsx':
      return reportXlsx(input, options)
    case 'html':
      return Buffer.from(reportHtml(input, options))
  }
}
