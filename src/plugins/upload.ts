import type {} from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import { Refusal, refuse } from '../domain/refusal.ts'

/** Sends bytes as an attachment: never shown in the browser, whatever they are. */
export function attached(reply: FastifyReply, name: string, mime: string, bytes: Buffer | Readable, size: number) {
  return reply
    .type(mime)
    .header('content-length', size)
    .header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escape)}`
    )
    .send(bytes)
}

interface Upload<Taken> {
  readonly taken: Taken
  readonly name: string
  readonly fields: Readonly<Record<string, string>>
}

/** Reads a form with exactly one file, whose bytes are taken while they arrive, and fields of text before or behind it. */
export async function uploadOf<Taken>(
  request: FastifyRequest,
  limit: number,
  take: (source: Readable, claim: { name: string; type: string }) => Promise<Taken>
): Promise<Upload<Taken>> {
  if (!request.isMultipart()) refuse('file.form')
  const fields: Record<string, string> = {}
  let upload: { taken: Taken; name: string } | undefined
  try {
    for await (const part of request.parts({
      limits: { fileSize: limit + 1, fields: 20, fieldSize: 10_000, parts: 30 }
    })) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value)
      else if (upload !== undefined) refuse('file.form')
      else upload = { taken: await take(part.file, { name: part.filename, type: part.mimetype }), name: part.filename }
    }
  } catch (error) {
    // What the parser of forms says is about the form; what the store and the rules say is their own.
    if (error instanceof Refusal || !String((error as { code?: unknown }).code).startsWith('FST_')) throw error
    refuse('file.form')
  }
  return upload === undefined ? refuse('file.form') : { ...upload, fields }
}
