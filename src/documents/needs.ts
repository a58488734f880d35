/** Facts that each of our own templates asks for. Made by `npm run templates`: change tools/templates/ instead. */
export const needs = {
  adjudication:
    'decision.court dispute.acceptedOn dispute.claim dispute.defence dispute.findings dispute.panel dispute.patentName dispute.patentNumber dispute.reasons dispute.requestedOn dispute.requester dispute.requesterAddress dispute.respondent dispute.respondentAddress dispute.ruling document.date document.number organ.name',
  'assistance-letter':
    'case.name document.date document.number organ.address organ.contact organ.name organ.phone request.matter request.reason request.replyBy request.to',
  'case-transfer-letter':
    'attachments.name attachments.quantity case.name case.summary document.date document.number organ.name transfer.basis transfer.contact transfer.reason transfer.to',
  'closing-approval':
    'case.cause case.filedOn case.name case.number closing.execution closing.ground closing.groundOn closing.result closing.retention decision.madeOn decision.number organ.name party.address party.idNumber party.idType party.name',
  'crime-transfer-letter':
    'attachments.name attachments.quantity case.facts case.name document.date document.number goods.name goods.quantity goods.unit organ.name party.idNumber party.idType party.name transfer.basis transfer.charge transfer.contact transfer.copyTo transfer.reason transfer.to',
  'decision-approval':
    'case.basis case.cause case.facts case.filedOn case.name case.number notice.hearing notice.proposed notice.statement organ.name party.address party.idNumber party.idType party.name review.opinion',
  demand:
    'decision.content decision.madeOn decision.number decision.servedOn document.date document.number organ.address organ.contact organ.name organ.phone party.name payment.dueOn payment.method payment.outstanding payment.outstandingWords payment.paid payment.surcharge payment.total payment.totalWords',
  'discussion-record':
    'case.cause case.name discussion.attendants discussion.conclusion discussion.host discussion.place discussion.recorder discussion.report discussion.time opinions.person opinions.text organ.name',
  'enforcement-application':
    'attachments.name attachments.quantity decision.madeOn decision.number decision.servedOn demand.number demand.servedOn document.date document.number enforcement.claim enforcement.court organ.address organ.contact organ.name organ.phone party.address party.idNumber party.idType party.name',
  'extension-approval':
    'case.cause case.filedOn case.name case.number handling.officers organ.name party.name period.basis period.from period.matter period.newUntil period.reason period.until',
  'filing-approval':
    'case.basis case.cause case.opinion case.receivedOn case.source case.summary document.number organ.name party.address party.idNumber party.idType party.name',
  'goods-list':
    'case.cause document.number goods.name goods.quantity goods.unit measure.kind measure.number measure.place organ.name party.name',
  'goods-transfer-notice':
    'document.date document.number goods.name goods.quantity goods.unit measure.kind measure.madeOn measure.number organ.address organ.contact organ.name organ.phone party.name transfer.to',
  'hearing-notice':
    'case.name document.date document.number hearing.host hearing.manner hearing.place hearing.recorder hearing.time organ.address organ.contact organ.name organ.phone party.name',
  'hearing-record':
    'case.cause case.name handling.officers hearing.attendants hearing.content hearing.host hearing.manner hearing.place hearing.recorder hearing.time organ.name party.name',
  'hearing-report':
    'case.cause case.facts case.name hearing.attendants hearing.content hearing.host hearing.opinion hearing.place hearing.recorder hearing.time notice.proposed organ.name',
  'hearing-right-notice':
    'case.basis case.cause case.discretion case.evidence case.facts case.violated document.date document.number notice.proposed organ.address organ.contact organ.name organ.phone party.name',
  'identification-request':
    'case.name document.date document.number goods.name goods.quantity goods.unit organ.address organ.contact organ.name organ.phone request.matter request.reason request.replyBy request.to',
  'inquiry-record':
    'answers.answer answers.question handling.certificates handling.officers inquiry.count inquiry.endedAt inquiry.idNumber inquiry.person inquiry.place inquiry.startedAt organ.name',
  'inspection-record':
    'handling.certificates handling.officers organ.name party.idNumber party.idType party.name scene.endedAt scene.findings scene.informed scene.place scene.present scene.startedAt',
  'investigation-report':
    'case.basis case.cause case.discretion case.facts case.filedOn case.filingNumber case.opinion case.source case.violated evidence.name evidence.quantity evidence.source handling.officers organ.name party.address party.idNumber party.idType party.name',
  'measure-decision':
    'decision.court decision.reconsideration document.date document.number measure.basis measure.from measure.kind measure.place measure.reason measure.until organ.address organ.contact organ.name organ.phone party.address party.idNumber party.idType party.name',
  'measure-extension':
    'decision.court decision.reconsideration document.date document.number measure.extendedUntil measure.extensionReason measure.kind measure.madeOn measure.number measure.until organ.address organ.contact organ.name organ.phone party.name',
  'measure-lifting':
    'document.date document.number measure.kind measure.liftReason measure.liftedOn measure.madeOn measure.number measure.place organ.address organ.contact organ.name organ.phone party.name',
  'mediation-agreement':
    'dispute.agreement dispute.patentName dispute.patentNumber dispute.requestedOn dispute.requester dispute.requesterAddress dispute.respondent dispute.respondentAddress document.date document.number organ.name',
  'no-penalty-decision':
    'case.basis case.discretion case.evidence case.facts decision.content decision.court decision.reconsideration document.date document.number organ.name party.address party.idNumber party.idType party.name',
  'payment-arrangement':
    'decision.madeOn decision.number document.date document.number instalments.dueOn instalments.figures instalments.words organ.address organ.contact organ.name organ.phone party.name payment.appliedOn payment.arrangement payment.dueOn payment.figures payment.reason payment.words',
  'penalty-decision':
    'case.basis case.cause case.discretion case.evidence case.facts case.violated decision.court decision.performance decision.reconsideration document.date document.number items.text notice.hearing notice.number notice.servedOn notice.statement organ.name party.address party.idNumber party.idType party.name',
  'penalty-notice':
    'case.basis case.cause case.discretion case.evidence case.facts case.violated document.date document.number notice.proposed organ.address organ.contact organ.name organ.phone party.name',
  'preservation-lifting':
    'document.date document.number measure.disposal measure.liftReason measure.liftedOn measure.madeOn measure.number organ.address organ.contact organ.name organ.phone party.name',
  'preservation-notice':
    'case.cause document.date document.number measure.from measure.place measure.reason measure.until organ.address organ.contact organ.name organ.phone party.name',
  'refusal-approval':
    'case.basis case.cause case.opinion case.receivedOn case.source case.summary document.number organ.name party.address party.idNumber party.idType party.name',
  resumption:
    'case.cause case.filedOn case.name case.number handling.officers organ.name party.name period.newUntil period.reason period.resumedOn period.stoppedOn',
  'review-form':
    'case.cause case.filedOn case.name case.number case.opinion handling.officers organ.name organ.unit party.name review.finishedOn review.kind review.opinion review.receivedOn review.reviewer',
  'service-receipt': 'case.name delivery.documents delivery.manner delivery.place delivery.recipient organ.name',
  'source-registration':
    'case.receivedOn case.source document.number informant.content organ.name party.address party.idNumber party.idType party.name',
  'spot-decision':
    'case.basis case.facts case.violated decision.content decision.court decision.performance decision.reconsideration document.date document.number handling.certificates handling.officers notice.statement organ.name party.address party.idNumber party.idType party.name scene.place',
  suspension:
    'case.cause case.filedOn case.filingNumber case.name case.number handling.officers organ.name party.name period.basis period.reason period.stoppedOn',
  'volume-list': 'case.name case.number mainVolume.title organ.name party.name secondaryVolume.title'
} as const
