import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from './advance.ts';
import { machine } from './machine.ts';
import { firstSnapshot, type Snapshot, stateOf } from './snapshot.ts';
import { sampleEvents } from './testing/sample-events.ts';
import { type Edge, walkEverywhere } from './testing/walk.ts';

const remediesWithoutLink = ['wait', 'reduce_usage', 'contact_admin', 'contact_support'];
const causesWithoutLink = ['throttled', 'provider_outage', 'app_misconfigured'];

function forbidsLink({ context: { verdict } }: Snapshot): boolean {
  return remediesWithoutLink.includes(verdict?.remedy ?? '') || causesWithoutLink.includes(verdict?.cause ?? '');
}

const edges: Edge[] = [];
walkEverywhere((edge) => edges.push(edge));

interface Node {
  readonly path: readonly string[];
  readonly states: Readonly<Record<string, Node>>;
}

function leavesOf(node: Node): readonly string[] {
  const children = Object.values(node.states);
  return children.length === 0 ? [node.path.join('.')] : children.flatMap(leavesOf);
}

/** `diagnosing.asking` and its like: every state that can be rested in. */
function restingStates(): readonly string[] {
  const passedThrough = [
    'diagnosing.judged',
    'restartingSync.judged',
    'judgingRefusal',
    'confirmingHandoff.deciding',
    'askingFeedback.deciding',
  ];
  return leavesOf(machine.root).filter((path) => !passedThrough.includes(path));
}

function pathOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [entry] = Object.entries(value as Record<string, unknown>);
  return entry === undefined ? '' : `${entry[0]}.${pathOf(entry[1])}`;
}

describe('the conversation, over all paths', () => {
  it('reaches every state', () => {
    const reached = new Set(edges.map(({ step }) => pathOf(step.snapshot.value)));
    reached.add(pathOf(firstSnapshot().value));
    expect([...reached].sort()).toEqual([...restingStates()].sort());
  });

  it('lets a person out of every situation, to an end', () => {
    const wayOut = new Set<string>();
    const isEnd = (edge: Edge) => pathOf(edge.step.snapshot.value).startsWith('closed');
    for (;;) {
      const before = wayOut.size;
      for (const edge of edges) {
        if (edge.event.type.startsWith('person.') && (isEnd(edge) || wayOut.has(edge.to))) wayOut.add(edge.from);
      }
      if (wayOut.size === before) break;
    }
    const stuck = new Set(edges.map(({ from }) => from).filter((from) => !wayOut.has(from)));
    expect([...stuck]).toEqual([]);
  });

  it('never offers a link that the verdict forbids', () => {
    const offered = edges.filter(({ step }) => step.effects.some(({ type }) => type === 'offerLink'));
    expect(offered.length).toBeGreaterThan(0);
    const wrong = offered.filter(({ step }) => forbidsLink(step.snapshot));
    expect(wrong).toEqual([]);
  });

  it('disconnects fully only after a verified reconnect, or a sign-in that was seen not to help', () => {
    const full = edges.filter(({ step }) =>
      step.effects.some((effect) => effect.type === 'offerLink' && effect.params.mode === 'full'),
    );
    expect(full.length).toBeGreaterThan(0);
    for (const { step } of full) {
      const { reconnects, tried } = step.snapshot.context;
      const seenNotToHelp = tried.some(({ what, ended }) => what === 'reconnect' && ended === 'not_working');
      expect(reconnects > 0 || seenNotToHelp).toBe(true);
    }
  });

  it('answers whatever a person writes', () => {
    const written = [
      'person.asked',
      'person.affirmed',
      'person.denied',
      'person.saidSomethingElse',
      'person.asksForAHuman',
    ];
    const silent = edges.filter(({ event, step }) => written.includes(event.type) && step.effects.length === 0);
    expect(silent.map(({ from, event }) => `${from} on ${event.type}`)).toEqual([]);
  });

  it('gives a link to owners only', () => {
    const given = edges.flatMap(({ step }) => step.effects.flatMap((one) => (one.type === 'offerLink' ? [one] : [])));
    expect(given.filter(({ params }) => !params.inbox.own)).toEqual([]);
  });

  it('bothers an owner only about what signing in can mend', () => {
    const asking = edges.filter(({ step }) => step.effects.some(({ type }) => type === 'askOwner'));
    expect(asking.length).toBeGreaterThan(0);
    expect(asking.filter(({ step }) => forbidsLink(step.snapshot) || step.snapshot.context.inbox?.own)).toEqual([]);
  });

  it('forgets nobody who was promised an answer', () => {
    const waitingIn = ({ context }: Snapshot) => context.appeals.flatMap(({ waiting }) => waiting);
    const forgotten = edges.filter(({ before, step: { snapshot, effects } }) => {
      const told = effects.flatMap((one) => (one.type === 'tellColleagues' ? one.params.colleagues : []));
      const kept = [...waitingIn(snapshot), ...told].map(({ conversation }) => conversation);
      return waitingIn(before).some(({ conversation }) => !kept.includes(conversation));
    });
    expect(edges.some(({ before }) => waitingIn(before).length > 0)).toBe(true);
    expect(forgotten).toEqual([]);
  });

  it('answers every colleague who asks, now or later', () => {
    const unheard = edges.filter(({ event, step }) => event.type === 'colleague.asked' && !step.heard);
    expect(unheard).toEqual([]);
  });

  it('ends nothing that was promised when a colleague asks', () => {
    const promised = ['diagnosing', 'restartingSync', 'waitingForProvider', 'handingOff', 'withSupport'];
    const asked = edges.filter(
      ({ event, before }) => event.type === 'colleague.asked' && promised.includes(stateOf(before)),
    );
    expect(new Set(asked.map(({ before }) => stateOf(before)))).toEqual(new Set(promised));
    expect(asked.filter(({ before, step }) => pathOf(step.snapshot.value) !== pathOf(before.value))).toEqual([]);
  });

  it('opens a case only when a person confirmed it', () => {
    const opened = edges.filter(({ step }) => step.effects.some(({ type }) => type === 'openCase'));
    const confirming = ['person.confirmsHandoff', 'person.affirmed', 'person.asksForAHuman'];
    expect(opened.length).toBeGreaterThan(0);
    expect(opened.filter(({ event }) => !confirming.includes(event.type))).toEqual([]);
  });

  it('keeps its promises on long random walks', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (choices) => {
        let snapshot = firstSnapshot();
        for (const choice of choices) {
          const events = sampleEvents(snapshot.context);
          const event = events[choice % events.length];
          if (event === undefined) return;
          const step = advance(snapshot, event);
          const offers = step.effects.some(({ type }) => type === 'offerLink');
          expect(offers && forbidsLink(step.snapshot)).toBe(false);
          snapshot = step.snapshot;
        }
      }),
      { numRuns: 300 },
    );
  });
});
