import type { Answer, Colleague } from '../appeals.ts';
import type { Context } from '../context.ts';
import { articleQuestions, type Event, faces, shortfalls } from '../events.ts';
import { type Inbox, type Remedy, remedies, type Verdict } from '../verdict.ts';
import { at, dana } from './situation.ts';

const office: Inbox = {
  id: 'office',
  workspace: 'acme',
  provider: 'microsoft',
  address: 'office@example.com',
  own: false,
};

/** A verdict with one remedy, the rest being of no matter to the statechart. */
export function sampleVerdict(remedy: Remedy, cause: Verdict['cause'] = causeFor[remedy]): Verdict {
  return {
    cause,
    remedy,
    alsoPossible: [],
    certainty: cause === 'unknown' ? 'unknown' : 'likely',
    rule: 'sample',
    explanation: 'sample',
    evidence: [],
    checks: [],
    checkedAt: at,
  };
}

const causeFor: Readonly<Record<Remedy, Verdict['cause']>> = {
  reconnect: 'password_changed',
  full_disconnect: 'mailbox_unavailable',
  wait: 'throttled',
  reduce_usage: 'throttled',
  contact_admin: 'auth_settings_changed',
  contact_support: 'app_misconfigured',
  restart_sync: 'needs_refresh',
  none: 'healthy',
};

const verdicts: readonly Verdict[] = [
  ...remedies.map((remedy) => sampleVerdict(remedy)),
  sampleVerdict('contact_support', 'unknown'),
  sampleVerdict('restart_sync', 'app_misconfigured'),
];

const bare = [
  'person.asked',
  'person.asksToReconnect',
  'person.asksStatus',
  'person.wantsSteps',
  'person.wentOn',
  'person.wentBack',
  'person.isStuck',
  'person.checksAgain',
  'person.saysItWorks',
  'person.saysStillBroken',
  'person.affirmed',
  'person.denied',
  'person.asksForAHuman',
  'person.confirmsHandoff',
  'person.declinesHandoff',
  'person.leavesTranscriptOut',
  'person.includesTranscript',
  'person.asksWhy',
  'person.startsOver',
  'person.cancels',
  'person.asksForHelp',
  'person.asksForCases',
  'person.greets',
  'person.thanks',
  'person.saidSomethingElse',
] as const;

/** At least one event of every kind, as it can occur in a conversation with this context. For walks over all paths. */
export function sampleEvents({ run, promises }: Context): readonly Event[] {
  return [
    ...bare.map((type) => ({ type, at })),
    ...faces.map((face) => ({ type: 'person.gaveFace' as const, face, at })),
    { type: 'handoff.failed', at },
    { type: 'person.asked', provider: 'microsoft', at },
    { type: 'person.asked', again: true, at },
    { type: 'person.asksWhichAccount', at },
    { type: 'person.meetsApproval', at },
    { type: 'person.speaksOfOwner', at },
    ...articleQuestions.map((about) => ({ type: 'person.asksWhy' as const, about, at })),
    { type: 'person.choseInbox', inboxId: dana.id, at },
    { type: 'person.pointsAtInbox', inboxId: dana.id, wants: 'check', at },
    { type: 'person.pointsAtInbox', inboxId: office.id, wants: 'reconnect', at },
    { type: 'person.gaveAddress', address: dana.address, at },
    { type: 'person.namesInbox', address: office.address, wants: 'check', at },
    { type: 'person.namesInbox', wants: 'reconnect', at },
    { type: 'person.namesInbox', word: 'office', wants: 'check', at },
    { type: 'person.namesInbox', word: 'work', isCommon: true, wants: 'check', at },
    { type: 'person.namesInbox', word: 'billing', wants: 'check', at },
    { type: 'person.choseInbox', inboxId: dana.id, ofAll: true, at },
    { type: 'person.affirmed', says: 'done', at },
    { type: 'person.affirmed', says: 'heard', at },
    { type: 'person.affirmed', says: 'heard', at: tomorrow },
    { type: 'person.denied', at: tomorrow },
    { type: 'person.saysStillBroken', at: tomorrow },
    { type: 'person.asked', at: tomorrow },
    { type: 'inboxes.found', run, inboxes: [], at },
    { type: 'inboxes.found', run, inboxes: [dana], at },
    { type: 'inboxes.found', run, inboxes: [office], at },
    { type: 'inboxes.found', run, inboxes: [dana, office], at },
    { type: 'inboxes.unavailable', run, at },
    { type: 'stranger.recognised', run, at },
    ...verdicts.map((verdict) => ({ type: 'diagnosis.completed' as const, run, verdict, at })),
    ...verdicts.slice(-3).map((verdict) => ({ type: 'sync.restarted' as const, run, verdict, at })),
    { type: 'recheck.due', run, at },
    { type: 'recheck.due', run: run - 1, at },
    ...promises.flatMap(({ run: promised }) => [
      { type: 'recheck.due' as const, run: promised, at },
      ...[sampleVerdict('none'), sampleVerdict('wait')].map((verdict) => ({
        type: 'recheck.completed' as const,
        run: promised,
        verdict,
        at,
      })),
    ]),
    ...(['plain', 'full'] as const).map((mode) => ({
      type: 'reconnect.completed' as const,
      inbox: dana,
      mode,
      proof: { address: dana.address, mailboxReadable: true as const, notificationsRenewed: true, at },
      at,
    })),
    { type: 'import.confirmed', inbox: dana, imported: 12, importedAt: at, at },
    { type: 'reconnect.refused', inbox: dana, refusal: { reason: 'wrong_account', account: 'x@example.com' }, at },
    withheldFrom(dana),
    withheldFrom({ ...dana, id: 'outlook', provider: 'microsoft' }),
    { type: 'reconnect.refused', inbox: dana, refusal: { reason: 'cancelled' }, at },
    { type: 'reconnect.unreturned', inbox: dana, at },
    ...verdicts.slice(0, 6).map((verdict) => ({
      type: 'reconnect.refused' as const,
      inbox: dana,
      refusal: { reason: 'provider' as const, verdict },
      at,
    })),
    ...verdicts.slice(5, 8).map((verdict) => ({
      type: 'reconnect.refused' as const,
      inbox: dana,
      refusal: { reason: 'not_working' as const, verdict },
      at,
    })),
    ...betweenPeople(run),
    ...withSupport,
    ...shortfalls.map((shortfall) => ({ type: 'person.saysWhatWasMissing' as const, shortfall, at })),
  ];
}

const withSupport: readonly Event[] = [
  { type: 'handoff.accepted', caseNumber: 'IR-1', at },
  { type: 'handoff.expired', caseNumber: 'IR-1', at },
  { type: 'handoff.full', caseNumber: 'IR-1', at },
  { type: 'handoff.bounced', caseNumber: 'IR-1', at },
  { type: 'handoff.bounced', caseNumber: 'IR-0', at },
  { type: 'support.answered', caseNumber: 'IR-1', from: 'Sam', text: 'Hello', attachments: [], at },
  { type: 'support.answered', caseNumber: 'IR-1', from: 'Sam', text: 'Done', attachments: [], solved: true, at },
  { type: 'support.answered', caseNumber: 'IR-0', from: 'Sam', text: 'And then?', attachments: [], at },
  { type: 'support.solved', caseNumber: 'IR-1', from: 'Sam', at },
  { type: 'support.solved', caseNumber: 'IR-0', from: 'Sam', at },
  { type: 'handoff.expired', caseNumber: 'IR-0', at },
  { type: 'person.tellsSupport', text: 'Since Monday', at },
  { type: 'person.tellsSupport', text: 'No', kind: 'no', at },
  { type: 'person.tellsSupport', text: 'It works, but not on my phone', soundsSolved: true, at },
  { type: 'person.asksAboutCase', text: 'How long?', at },
  { type: 'person.asksWhyAtSupport', text: 'Is it safe?', about: 'safety', at },
  { type: 'person.addsNote', note: 'Since Monday', at },
];

const withheldFrom = (inbox: Inbox): Event => ({
  type: 'reconnect.refused',
  inbox,
  refusal: { reason: 'permission_missing', permissions: ['read_mail'] },
  at,
});

const tomorrow = '2026-11-23T11:00:00.000Z';
const fay: Colleague = { conversation: 'slack:T1:FAY', name: 'Fay Ortiz' };
const guy: Colleague = { conversation: 'slack:T1:GUY' };
const answers: readonly Answer[] = ['reconnected', 'healthy', 'declined', 'with_support', 'unreachable'];

/** What one person's question does to the conversation of another. */
function betweenPeople(run: number): readonly Event[] {
  const asked = {
    type: 'colleague.asked',
    inbox: dana,
    verdict: sampleVerdict('reconnect'),
    colleague: fay,
    at,
  } as const;
  return [
    asked,
    { ...asked, colleague: guy },
    { ...asked, at: tomorrow, verdict: { ...asked.verdict, checkedAt: tomorrow } },
    { ...asked, verdict: sampleVerdict('none') },
    { ...asked, verdict: sampleVerdict('wait') },
    { ...asked, inbox: { ...office, own: true } },
    { type: 'person.declinesAppeal', at },
    { type: 'appeal.undelivered', at },
    { type: 'inbox.lost', inbox: dana, at },
    { type: 'inbox.lost', inbox: { ...office, own: true }, at },
    { type: 'appeal.undelivered', inboxId: dana.id, at },
    { type: 'person.takesUpAppeal', inboxId: dana.id, at },
    { type: 'person.takesUpAppeal', inboxId: office.id, at },
    { type: 'owner.asked', run, owner: 'o•••@example.com', at },
    { type: 'owner.notFound', run, at },
    { type: 'owner.asked', run: run - 1, owner: 'o•••@example.com', at },
    ...answers.map((answer) => ({ type: 'owner.answered' as const, inbox: office, answer, at })),
    { type: 'owner.answered', inbox: { ...office, id: 'another' }, answer: 'healthy', at },
  ];
}
