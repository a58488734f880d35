import type { Topic } from '../act-route.ts'
import * as commands from './commands.ts'
import * as schema from './schema.ts'

/** Acts of the investigation: steps, evidence, measures, goods, letters. */
export const investigationTopic: Topic = (act, deps) => {
  act(
    'investigate',
    'investigateCase',
    'Record an inquiry or inspection by two officers (调查检查)',
    schema.InvestigateBody,
    (asked, body) => commands.investigateACase(deps, asked, body)
  )
  act('add-evidence', 'addEvidence', 'Add evidence (证据)', schema.EvidenceBody, (asked, body) =>
    commands.addAnEvidence(deps, asked, body)
  )
  act(
    'end-investigation',
    'endInvestigation',
    'End the investigation with its report (调查终结)',
    schema.EndInvestigationBody,
    (asked, body) => commands.endAnInvestigation(deps, asked, body)
  )
  act('form-panel', 'formPanel', 'Form the panel of a dispute (合议组)', schema.PanelBody, (asked, body) =>
    commands.formAPanel(deps, asked, body)
  )
  act('recuse', 'recuseOfficer', 'Decide on the recusal of an officer (回避)', schema.RecuseBody, (asked, body) =>
    commands.recuseAnOfficer(deps, asked, body)
  )
  act(
    'take-measure',
    'takeMeasure',
    'Register and preserve, seal or seize (先行登记保存、查封、扣押)',
    schema.TakeMeasureBody,
    (asked, body) => commands.takeAMeasure(deps, asked, body)
  )
  act(
    'approve-measure',
    'approveMeasure',
    'Report an emergency measure: approved or lifted (补办批准)',
    schema.ApproveMeasureBody,
    (asked, body) => commands.approveAMeasure(deps, asked, body)
  )
  act(
    'end-measure',
    'endMeasure',
    'End a measure with what became of it (解除或者处理)',
    schema.EndMeasureBody,
    (asked, body) => commands.endAMeasure(deps, asked, body)
  )
  act('store-goods', 'storeGoods', 'Take goods into custody (物品保管)', schema.StoreGoodsBody, (asked, body) =>
    commands.storeSomeGoods(deps, asked, body)
  )
  act(
    'dispose-goods',
    'disposeGoods',
    'Dispose of goods in custody (物品处理)',
    schema.DisposeGoodsBody,
    (asked, body) => commands.disposeOfGoods(deps, asked, body)
  )
  act(
    'send-letter',
    'sendLetter',
    'Send a letter of assistance (发出协助调查函)',
    schema.SendLetterBody,
    (asked, body) => commands.sendALetter(deps, asked, body)
  )
  act(
    'receive-letter',
    'receiveLetter',
    'Receive a letter, or note the receipt of one sent (收到协助调查函)',
    schema.ReceiveLetterBody,
    (asked, body) => commands.receiveALetter(deps, asked, body)
  )
  act(
    'answer-letter',
    'answerLetter',
    'Enter the answer to a letter (答复协助调查函)',
    schema.AnswerLetterBody,
    (asked, body) => commands.answerALetter(deps, asked, body)
  )
}
