import { join } from 'node:path'
import { folderStore } from './folder.ts'
import { s3Store } from './s3.ts'
import type { BlobStore } from './store.ts'

/**
 * The store that the configuration names (FILES_URL, FILES_ACCESS_KEY, FILES_SECRET_KEY, DATA_DIR): a folder, or
 * `s3://bucket/prefix?endpoint=https://…&region=…&style=path|host`. Nothing is opened or asked yet.
 */
export function openStore(settings: {
  readonly FILES_URL: string
  readonly FILES_ACCESS_KEY?: string | undefined
  readonly FILES_SECRET_KEY?: string | undefined
  readonly DATA_DIR: string
}): BlobStore {
  if (!settings.FILES_URL.startsWith('s3:')) return folderStore(settings.FILES_URL)
  const url = new URL(settings.FILES_URL)
  return s3Store({
    endpoint: url.searchParams.get('endpoint')!,
    bucket: url.hostname,
    prefix: url.pathname.replace(/^\/+|\/+$/g, ''),
    region: url.searchParams.get('region') ?? 'us-east-1',
    style: url.searchParams.get('style') === 'host' ? 'host' : 'path',
    accessKey: settings.FILES_ACCESS_KEY!,
    secretKey: settings.FILES_SECRET_KEY!,
    spoolFolder: join(settings.DATA_DIR, 'incoming')
  })
}
