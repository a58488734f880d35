import type { FastifyInstance } from 'fastify'
import { parseCny } from '../../domain/money.ts'
import { actHeaders, etag } from '../../plugins/conventions.ts'
import type { Deps } from '../../db/stores/act.ts'
import { declineTransfer, fileTransfer, receiveTransfer } from './commands.ts'
import * as linkage from './linkage-commands.ts'
import * as body from './linkage-schema.ts'
import { TransferAnswer, TransferParams } from './schema.ts'
import { askedOf, type TransferActRequest, type TransferActRoute } from './transfer-act-route.ts'
import { confirmStep, type TransferAsked } from './transfer-act.ts'

/** Acts that are words alone: their summaries. */
const words = {
  'notify-property': ['notifyProperty', 'Tell the party about the property (告知当事人财物移送)'],
  'request-reconsideration': ['requestReconsideration', 'Ask the police for reconsideration (申请复议)'],
  'suggest-supervision': [
    'suggestSupervision',
    'Suggest supervision of the filing to the procuratorate (建议立案监督)'
  ],
  'report-delay': [
    'reportDelay',
    'Report to the procuratorate that the police have not decided in time (反映逾期未决定)'
  ],
  'require-explanation': ['requireExplanation', 'Require the police to explain (要求说明不立案理由)'],
  explain: ['explainRefusal', 'The police explain (说明不立案理由)'],
  'accept-explanation': ['acceptExplanation', 'The reasons hold, and the office is told (不立案理由成立)'],
  'order-filing': ['orderFiling', 'Order the police to file (通知立案)'],
  remind: ['remindPolice', 'Remind the police (催办)'],
  'send-for-prosecution': ['sendForProsecution', 'Send for prosecution (移送审查起诉)'],
  'return-to-investigate': ['returnToInvestigate', 'Return for further investigation (退回补充侦查)']
} as const

/** The acts between the receipt of a transfer and its end. */
export function linkageActs(act: TransferActRoute, deps: Deps): void {
  for (const [name, [operationId, summary]] of Object.entries(words)) {
    act(name as keyof typeof words, operationId, summary, body.WordsBody, (asked, said) =>
      linkage.writeOnTransfer(deps, name as keyof typeof words, asked, said)
    )
  }
  act(
    'request-supplement',
    'requestSupplement',
    'The police ask for what is missing (补充材料)',
    body.RequestSupplementBody,
    (asked, said) => linkage.requestASupplement(deps, asked, said)
  )
  act('supplement', 'supplementTransfer', 'Hand in what was asked for (补充材料)', body.SupplementBody, (asked, said) =>
    linkage.supplementATransfer(deps, asked, said)
  )
  act('forward', 'forwardTransfer', 'Forward to the competent police (转送)', body.ForwardBody, (asked, said) =>
    linkage.forwardATransfer(deps, asked, said)
  )
  act(
    'return-not-police',
    'returnTransfer',
    'Return as no matter for the police, with reasons (退回)',
    body.ReturnBody,
    (asked, said) => linkage.returnATransfer(deps, asked, said)
  )
  act(
    'extend-decision',
    'extendPoliceDecision',
    'A longer stage of the decision on filing (延长立案审查)',
    body.ExtendBody,
    (asked, said) => linkage.extendTheDecision(deps, asked, said)
  )
  act('uphold', 'upholdRefusal', 'Stay with the refusal, with reasons (复议维持)', body.WordsBody, (asked, said) =>
    linkage.upholdTheRefusal(deps, asked, said)
  )
  act(
    'accept-refusal',
    'acceptRefusal',
    'State no objection and deal with the matter (接受不予立案)',
    body.WordsBody,
    (asked, said) => linkage.acceptTheRefusal(deps, asked, said)
  )
  act('hand-goods', 'handOverGoods', 'Hand over the goods with a list (移交物品)', body.HandGoodsBody, (asked, said) =>
    linkage.handOverGoods(deps, asked, said)
  )
  act('receive-goods', 'receiveGoods', 'Sign the list of the goods (接收物品)', body.ReceiveGoodsBody, (asked, said) =>
    linkage.receiveHandedGoods(deps, asked, said)
  )
  act(
    'withdraw-case',
    'withdrawPoliceCase',
    'The police withdraw their case (撤销案件)',
    body.WordsBody,
    (asked, said) => linkage.withdrawPoliceCase(deps, asked, said)
  )
  act('prosecute', 'prosecute', 'Prosecute before a court (提起公诉)', body.ProsecuteBody, (asked, said) =>
    linkage.prosecuteATransfer(deps, asked, said)
  )
  act(
    'not-prosecute',
    'declineToProsecute',
    'Do not prosecute, with reasons (不起诉)',
    body.NotProsecuteBody,
    (asked, said) => linkage.declineToProsecute(deps, asked, said)
  )
  act(
    'move-case',
    'movePoliceCase',
    'The police moved the case to others after filing (移送其他公安机关)',
    body.MoveBody,
    (asked, said) => linkage.moveACase(deps, asked, said)
  )
  act(
    'make-effective',
    'makeJudgmentEffective',
    'The judgment takes effect (判决生效)',
    body.WordsBody,
    (asked, said) => linkage.makeJudgmentEffective(deps, asked, said)
  )
  act('judge', 'judge', 'The judgment of the court (判决)', body.JudgeBody, (asked, { criminalFine, ...said }) =>
    linkage.judgeATransfer(deps, asked, { ...said, criminalFineFen: parseCny(criminalFine) })
  )
}

/** What the office enters from a paper notice, and the confirmation by the authority that it speaks of. */
export function paperRoutes(app: FastifyInstance, deps: Deps): void {
  const shared = { tags: ['transfers'], params: TransferParams, headers: actHeaders, response: { 200: TransferAnswer } }
  app.post(
    '/transfers/:caseId/:no/paper',
    {
      config: { operation: 'transfers.enter-paper' },
      schema: {
        ...shared,
        operationId: 'enterPaperNotice',
        summary: 'Enter what another authority did from its paper notice: not confirmed until it says so',
        body: body.PaperBody
      }
    },
    async (request, reply) => {
      const { act, documentNumber, receivedOn, occurredOn, occurredAt, reason, ...said } = body.PaperBody.parse(
        request.body
      )
      const asked = { ...askedOf(request as TransferActRequest), paper: { documentNumber, on: receivedOn } }
      const stated = { occurredOn, occurredAt, reason }
      const answer = await onPaper(deps, act, asked, stated, said)
      return reply.header('etag', etag(answer.transferVersion)).send(answer)
    }
  )
  app.post(
    '/transfers/:caseId/:no/confirm',
    {
      config: { operation: 'transfers.confirm' },
      schema: {
        ...shared,
        operationId: 'confirmPaperNotice',
        summary: 'Confirm what the office entered from our paper notice',
        body: body.ConfirmBody
      }
    },
    async (request, reply) => {
      const answer = await confirmStep(
        deps,
        askedOf(request as TransferActRequest),
        body.ConfirmBody.parse(request.body)
      )
      return reply.header('etag', etag(answer.transferVersion)).send(answer)
    }
  )
}

type Stated = {
  occurredOn?: string | undefined
  occurredAt?: string | undefined
  reason?: string | undefined
}

/** The same command as the authority's own, with the paper that it rests on. */
function onPaper(
  deps: Deps,
  act: body.PaperAct,
  asked: TransferAsked,
  stated: Stated,
  said: body.PaperDetails
): ReturnType<typeof confirmStep> {
  const { policeNumber, materials, to, kind, opinion, outcome, criminalFine, courtNumber, step } = said
  switch (act) {
    case 'receive':
      return receiveTransfer(deps, asked, stated)
    case 'file':
      return fileTransfer(deps, asked, { ...stated, policeNumber })
    case 'decline':
      return declineTransfer(deps, asked, stated)
    case 'request-supplement':
      return linkage.requestASupplement(deps, asked, { ...stated, materials })
    case 'forward':
      return linkage.forwardATransfer(deps, asked, { ...stated, to: to ?? '' })
    case 'return-not-police':
      return linkage.returnATransfer(deps, asked, stated)
    case 'uphold':
      return linkage.upholdTheRefusal(deps, asked, stated)
    case 'withdraw-case':
      return linkage.withdrawPoliceCase(deps, asked, stated)
    case 'move-case':
      return linkage.moveACase(deps, asked, { ...stated, to })
    case 'make-effective':
      return linkage.makeJudgmentEffective(deps, asked, stated)
    case 'receive-goods':
      return linkage.receiveHandedGoods(deps, asked, { ...stated, step: step ?? 0, remarks: null })
    case 'not-prosecute':
      return linkage.declineToProsecute(deps, asked, { ...stated, kind, opinion })
    case 'judge':
      return linkage.judgeATransfer(deps, asked, {
        ...stated,
        outcome,
        criminalFineFen: parseCny(criminalFine),
        courtNumber
      })
    default:
      return linkage.writeOnTransfer(deps, act, asked, stated)
  }
}
