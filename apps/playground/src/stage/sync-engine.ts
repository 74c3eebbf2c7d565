import type { InboxState } from './inbox-api.ts';
import { stageProvider } from './providers.ts';
import type { RunDeps, ScenarioRun } from './run.ts';

/** How often the engine asks how its inbox is, and how soon it tries again to import. Milliseconds. */
const pace = 1_000;
const backOff = 30_000;

/** What Aptly shows of the inbox. */
export interface AptlyView {
  readonly lastMailAt: number;
  /** Messages at the provider that are not in Aptly yet. */
  readonly waiting: number;
  readonly imported: number;
  readonly inbox?: InboxState;
  /** When the assistant looks at it again, as it told somebody. */
  readonly promisedAt?: number;
}

/**
 * Stands in for Aptly's own sync engine: as soon as the connection works, it imports what was missed and reports it
 * through the Inbox API, also that nothing was missed where the connection was renewed. It leaves an inbox alone that nobody has looked into yet, so that the assistant is first.
 */
export interface SyncEngine {
  view(): AptlyView;
  /** Looks at once. */
  look(): Promise<void>;
  /** Imports at once, even over a connection that was last seen broken. */
  tryNow(): Promise<void>;
  stop(): void;
}

export interface SyncEngineDeps extends RunDeps {
  readonly promisedAt: (inboxId: string) => Promise<number | undefined>;
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
}

export function startSyncEngine(run: ScenarioRun, deps: SyncEngineDeps): SyncEngine {
  const { clock, inboxes, promisedAt, changed, failed } = deps;
  const provider = stageProvider(run.provider, deps.world, deps.publicUrl);
  const { faults, missed } = run.scenario;
  let view: AptlyView = { lastMailAt: run.lastGoodSyncAt, waiting: missed, imported: 0 };
  let connection: string | undefined;
  let renewed = false;
  /** The connection was renewed, and no import over it was reported yet. */
  let unproven = false;
  let notBefore = 0;
  let stopped = false;
  let callOff = () => {};
  let looking: Promise<void> = Promise.resolve();

  const isWorthTrying = ({ state, lastVerdict }: InboxState, insists: boolean): boolean => {
    // Frozen: it waits for notifications that never come. Stale: for ones that come when they are renewed.
    if (faults.includes('mail_frozen') || (faults.includes('stale_connection') && !renewed)) return false;
    const connected = state === 'connected' && (renewed || lastVerdict !== undefined) && clock.now() >= notBefore;
    return (view.waiting > 0 || unproven) && (connected || insists);
  };
  const importMail = async (): Promise<void> => {
    notBefore = clock.now() + backOff;
    const accessToken = await inboxes.accessToken(run.inboxId);
    const count = accessToken === undefined ? undefined : await provider.countSince(accessToken, view.lastMailAt);
    if (count === undefined) return;
    const at = clock.now();
    await inboxes.report(run.inboxId, { at: new Date(at).toISOString(), ok: true, imported: count });
    unproven = false;
    view = { ...view, lastMailAt: count > 0 ? at : view.lastMailAt, waiting: 0, imported: view.imported + count };
  };
  const look = async (insists: boolean): Promise<void> => {
    const inbox = await inboxes.get(run.inboxId);
    if (inbox === undefined || stopped) return;
    const promised = await promisedAt(run.inboxId);
    const { promisedAt: _, ...rest } = view;
    const before = JSON.stringify(view);
    view = { ...rest, inbox, ...(promised !== undefined && { promisedAt: promised }) };
    const now = JSON.stringify([inbox.state, inbox.sync.cursor, inbox.sync.watch]);
    if (connection !== undefined && now !== connection) {
      renewed = true;
      unproven = true;
      notBefore = 0;
    }
    connection = now;
    if (isWorthTrying(inbox, insists)) await importMail();
    if (JSON.stringify(view) !== before) changed();
  };
  const lookNext = (insists: boolean): Promise<void> => {
    looking = looking
      .then(() => look(insists))
      .catch((error: unknown) => {
        // What was under way when the scenario ended may find its inbox, or its server, gone.
        if (!stopped) failed(error);
      });
    return looking;
  };
  const goOn = () => {
    if (!stopped) callOff = clock.after(pace, () => void lookNext(false).then(goOn));
  };
  void lookNext(false).then(goOn);

  return {
    view: () => view,
    look: () => lookNext(false),
    tryNow: () => lookNext(true),
    stop() {
      stopped = true;
      callOff();
    },
  };
}
