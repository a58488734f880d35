/** A kind of file that can be handed in: what it may be called, and what it is sent as. */
export interface FileType {
  /** Media type it is kept and delivered under. */
  readonly mime: string
  readonly extensions: readonly string[]
  /** Media types that clients send for it. */
  readonly declared: readonly string[]
}

const type = (mime: string, extensions: string, ...declared: string[]): FileType => ({
  mime,
  extensions: extensions.split(' '),
  declared: [mime, ...declared]
})

/**
 * What is taken as evidence or as a scanned paper. Archives are not: each piece of evidence is a file with a hash of its
 * own. Nor are the old binary formats of Office (macros cannot be told apart), HEIC, and pages of the web.
 */
export const fileTypes = {
  pdf: type('application/pdf', 'pdf'),
  jpeg: type('image/jpeg', 'jpg jpeg', 'image/pjpeg'),
  png: type('image/png', 'png', 'image/x-png'),
  tiff: type('image/tiff', 'tif tiff'),
  mp4: type('video/mp4', 'mp4 m4v'),
  mov: type('video/quicktime', 'mov'),
  m4a: type('audio/mp4', 'm4a', 'audio/x-m4a', 'audio/m4a'),
  mp3: type('audio/mpeg', 'mp3', 'audio/mp3'),
  wav: type('audio/wav', 'wav', 'audio/x-wav', 'audio/vnd.wave', 'audio/wave'),
  docx: type('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'),
  xlsx: type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'),
  csv: type('text/csv', 'csv', 'application/vnd.ms-excel', 'text/plain', 'application/csv'),
  txt: type('text/plain', 'txt')
} as const satisfies Record<string, FileType>

export type FileTypeName = keyof typeof fileTypes
