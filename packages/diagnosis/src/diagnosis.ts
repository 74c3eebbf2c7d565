import type { CauseHint, Check, Provider, Verdict } from '@reconnect/troubleshooting';
import { type Gate, letsDown, type PlaceInLine } from './gate.ts';
import { type Examination, examine, judgeSignIn } from './gather/examine.ts';
import { createGoogleMailbox } from './gather/google-mailbox.ts';
import type { Access, Mailbox } from './gather/mailbox.ts';
import { createMicrosoftMailbox } from './gather/microsoft-mailbox.ts';
import { createProgress } from './gather/progress.ts';
import { renewSync } from './gather/renew-sync.ts';
import { type ProveOutcome, type ProveRequest, proveMailbox } from './prove.ts';
import type { ProvidersConfig } from './providers-config.ts';
import type { InboxFacts, Records, Refreshed } from './records.ts';
import { inKnownOutage, removedInbox, withoutGrant, withSealedGrant } from './verdicts/unasked-verdicts.ts';
import { type Finding, verdictOf } from './verdicts/verdict-of.ts';

export interface DiagnosisRequest {
  readonly inboxId: string;
  readonly workspace: string;
  /** What the person told us that no provider will say. */
  readonly hints: readonly CauseHint[];
  /** Called as each check settles, with all of them. */
  readonly onProgress?: (checks: readonly Check[]) => void;
  /** Called when many others are looked at first. */
  readonly onWait?: (place: PlaceInLine) => void;
}

export interface Diagnosis {
  /**
   * Asks the provider, within 5 s once it is this inbox's turn; at most 3 calls for a healthy inbox, 1 for a dead grant, none
   * without a grant, and none while the provider is known to be down. Rejected when our own store fails, or the gate lets nobody in.
   */
  diagnose(request: DiagnosisRequest): Promise<Verdict>;
  /** Renews the push channel and the cursor, then looks again: the verdict says whether it helped. */
  restartSync(request: DiagnosisRequest): Promise<Verdict>;
  /** Reads a mailbox with an access that is not stored yet, and renews what hangs on it; not while the provider is known to be down. */
  prove(request: ProveRequest): Promise<ProveOutcome>;
}

export interface DiagnosisDeps {
  readonly config: ProvidersConfig;
  readonly clock: { now(): number };
  readonly records: Records;
  readonly gate: Gate;
}

/** A diagnosis takes this long at most. Milliseconds. */
const patience = 5_000;
/** How far back other inboxes' failures count as the same outage. Milliseconds. */
const outageWindow = 10 * 60_000;

/** A person waits: a refresh that another process holds up is not waited for, and what it does goes on by itself. */
async function withPatience(refresh: Promise<Refreshed>, signal: AbortSignal): Promise<Refreshed> {
  const { promise, resolve } = Promise.withResolvers<Refreshed>();
  const answer = { kind: 'network', code: 'ETIMEDOUT' };
  signal.addEventListener('abort', () => resolve({ outcome: 'refused', grantDead: false, answer }), { once: true });
  return Promise.race([refresh, promise]);
}

/**
 * The first finding that is not fine decides, above one that mends itself; the sign-in comes first, then the mailbox, our
 * place in it, the push channel.
 */
function decisiveOf(findings: readonly [Finding, ...Finding[]]): Finding {
  const amiss = findings.filter(({ judgement }) => judgement.cause !== 'healthy');
  return amiss.find(({ judgement }) => judgement.remedy !== 'none') ?? amiss[0] ?? findings[1] ?? findings[0];
}

async function save(records: Records, inboxId: string, verdict: Verdict): Promise<Verdict> {
  await records.saveVerdict(inboxId, verdict);
  return verdict;
}

/** Saves what a look led to. One inbox's passing failure is no outage; only when others fail alike is it called one. */
async function settle(
  { records, clock }: Pick<DiagnosisDeps, 'records' | 'clock'>,
  { inboxId, provider }: { readonly inboxId: string; readonly provider: Provider },
  verdict: Verdict,
): Promise<Verdict> {
  if (!letsDown(verdict)) return save(records, inboxId, verdict);
  // Saved before others are counted: of two inboxes that fail at the same time, one must see the other.
  const lone = await save(records, inboxId, {
    ...verdict,
    cause: 'unknown',
    alsoPossible: ['provider_outage'],
    certainty: 'unknown',
    explanation: 'outage.unconfirmed',
  });
  const alike = await records.recentFailures(provider, clock.now() - outageWindow);
  return alike >= 2 ? save(records, inboxId, verdict) : lone;
}

export function createDiagnosis({ config, clock, records, gate }: DiagnosisDeps): Diagnosis {
  const mailboxes: Readonly<Record<Provider, Mailbox>> = {
    google: createGoogleMailbox(config.google),
    microsoft: createMicrosoftMailbox(config.microsoft, clock),
  };

  /** Renews first where asked to, then reads the mailbox and our place in it. */
  async function lookInside(
    examination: Examination,
    access: Access,
    repairing: string | undefined,
  ): Promise<readonly Finding[]> {
    if (repairing === undefined) return examine(examination, access);
    const { changed, refused } = await renewSync({ ...examination, access });
    const anew = { ...changed, renewedAt: new Date(examination.now).toISOString() };
    await records.saveSync(repairing, anew);
    const { facts } = examination;
    const current = { ...facts, sync: { ...facts.sync, ...anew } };
    const [read, ...place] = await examine({ ...examination, facts: current, renewed: true }, access);
    // What was refused says something of mail only where the mailbox can be read.
    return [read, ...refused, ...place];
  }

  async function look(request: DiagnosisRequest, facts: InboxFacts, repair: boolean): Promise<Verdict> {
    const { inboxId, hints } = request;
    const signal = AbortSignal.timeout(patience);
    const progress = createProgress(request.onProgress);
    const examination = { facts, hints, now: clock.now(), mailbox: mailboxes[facts.provider], progress };
    const refreshed = await withPatience(records.refresh(inboxId), signal);
    if (refreshed.outcome === 'sealed') return withSealedGrant(facts, examination.now);
    const signIn = judgeSignIn(examination, refreshed.answer);
    const signedIn = signIn.judgement.cause === 'healthy';
    progress.settle('sign_in', signedIn ? 'passed' : 'failed');
    const inside =
      refreshed.outcome === 'granted' && signedIn
        ? await lookInside(examination, { accessToken: refreshed.accessToken, signal }, repair ? inboxId : undefined)
        : [];
    const findings: [Finding, ...Finding[]] = [signIn, ...inside];
    const verdict = verdictOf(config, decisiveOf(findings), {
      findings,
      checks: progress.finish(),
      lastGoodSyncAt: facts.sync.lastSuccessAt,
      now: clock.now(),
    });
    // As old as the grant it asked with: whoever reconnects in the middle of a look is told nothing of their old one.
    return { ...verdict, checkedAt: new Date(examination.now).toISOString() };
  }

  async function run(request: DiagnosisRequest, repair: boolean): Promise<Verdict> {
    const { inboxId, onWait } = request;
    const facts = await records.facts(inboxId);
    if (facts === undefined || facts.workspace !== request.workspace) return removedInbox(clock.now());
    if (facts.grantObtainedAt === undefined) return save(records, inboxId, withoutGrant(facts, clock.now()));
    const { provider, workspace } = facts;
    const passage = await gate.pass({ provider, workspace, inboxId, onWait }, () => look(request, facts, repair));
    if (passage.outcome === 'known_outage') {
      return save(records, inboxId, inKnownOutage(passage.outage, facts, clock.now()));
    }
    return settle({ records, clock }, { inboxId, provider }, passage.verdict);
  }

  return {
    diagnose: (request) => run(request, false),
    restartSync: (request) => run(request, true),
    prove: (request) => proveMailbox({ config, clock, gate, mailbox: mailboxes[request.provider] }, request),
  };
}
