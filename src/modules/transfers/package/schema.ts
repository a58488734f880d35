import { z } from 'zod'
import { Receipt } from '../../../package/receipt.ts'
import { Reply } from '../../../package/reply.ts'
import { text } from '../../../schemas/fields.ts'

export const ReplyBody = z.strictObject({
  reply: Reply.describe('The file that `npm run reply` made, as it is'),
  reason: text(4000).optional().describe('Why it is entered late, where the file itself gives no reason')
})
export const ReceiptView = Receipt
export const Bytes = z.any().describe('The bytes, as an attachment')
