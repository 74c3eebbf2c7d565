import { expect, it, vi } from 'vitest';
import type { Intent } from './ports.ts';
import { offersLink, saying, titled } from './testing/screen.ts';
import { openWorld } from './testing/scripted-world.ts';

const intents: Readonly<Record<string, Intent>> = {
  'a person please': 'talk_to_human',
  'is it fixed?': 'status',
  yes: 'affirm',
  'it began on Monday': 'out_of_scope',
};

function open(handoff: NonNullable<Parameters<typeof openWorld>[0]>['handoff'] = {}) {
  const world = openWorld({ intent: (text) => intents[text] ?? 'sync_problem', handoff });
  world.assistant.start();
  const { says, presses, screen } = world;
  /** Until support has the case. */
  const handOver = async () => {
    await says('a person please');
    await presses('send_case', await screen.saw(titled(/send this to support/)));
    await screen.saw(saying(/IR-TEST/));
  };
  return { ...world, handOver };
}

const answered = {
  type: 'support.answered',
  caseNumber: 'IR-TEST',
  from: 'Sam',
  text: 'Did you change your password?',
  attachments: ['steps.pdf'],
} as const;

it('words written before a case is sent go along as its note, and the conversation can be left out', async () => {
  const { says, presses, screen, cases } = open();
  await says('a person please');
  const draft = await screen.saw(titled(/send this to support/));
  await says('it began on Monday');
  const noted = await screen.saw(({ blocks }) => blocks.some(({ kind }) => kind === 'quote'));
  expect(noted.ask).toBeGreaterThan(draft.ask);
  await presses('without_transcript', noted);
  const without = await screen.saw(saying(/do not receive this conversation/));
  await presses('send_case', without);
  await screen.saw(saying(/IR-TEST/));
  expect(cases).toMatchObject([{ note: 'it began on Monday', transcriptLeftOut: true, transcript: [] }]);
});

it('a note from a form counts as one that was written', async () => {
  const { says, presses, screen, cases } = open();
  await says('a person please');
  await presses('note', await screen.saw(titled(/send this to support/)), 'only on my phone');
  await presses('send_case', await screen.saw(({ blocks }) => blocks.some(({ kind }) => kind === 'quote')));
  await screen.saw(saying(/IR-TEST/));
  expect(cases).toMatchObject([{ note: 'only on my phone' }]);
});

it('support and a person talk through the thread; of a question the assistant answers what it knows', async () => {
  const { says, screen, handOver, happens, additions, diagnosed } = open();
  await handOver();
  await happens(answered);
  const quote = await screen.saw(titled(/Support answered/));
  expect(quote.blocks).toEqual([
    { kind: 'quote', from: 'Sam from support', text: 'Did you change your password?' },
    { kind: 'text', text: 'Attached to their e-mail: steps.pdf.', tone: 'quiet' },
  ]);
  await says('yes');
  await screen.saw(saying(/passed that on/));
  const words = { caseNumber: 'IR-TEST', kind: 'words', text: 'yes' };
  await vi.waitFor(() => expect(additions).toEqual([words]));
  expect(diagnosed).toEqual([]);
  await says('is it fixed?');
  await screen.saw(saying(/I do not know how long/));
  await vi.waitFor(() => expect(additions).toEqual([words, { ...words, text: 'is it fixed?' }]));
  expect(diagnosed).toEqual([]);
});

it('an answer without words is told as that, and what came with it', async () => {
  const { screen, handOver, happens } = open();
  await handOver();
  await happens({ ...answered, text: '', attachments: [] }, 'mail-1');
  const empty = await screen.saw(titled(/Support answered/));
  expect(empty.blocks).toEqual([{ kind: 'text', text: 'Sam from support sent an e-mail without any words.' }]);
  await screen.saw(saying(/To answer, just write here/));
  await happens({ ...answered, text: '' }, 'mail-2');
  const attached = await screen.saw(saying(/without any words. · Attached to their e-mail: steps.pdf/));
  expect(attached.title).toMatch(/Support answered/);
});

it('an answer that arrives twice is told once', async () => {
  const { screen, handOver, happens } = open();
  await handOver();
  await happens(answered, 'mail-1');
  await happens(answered, 'mail-1');
  await happens({ ...answered, text: 'Are you there?' }, 'mail-2');
  await screen.saw(({ blocks }) => blocks.some((block) => block.kind === 'quote' && block.text === 'Are you there?'));
  expect(screen.replies().filter(titled(/Support answered/))).toHaveLength(2);
});

it('what is found about another inbox is added to the case with its name', async () => {
  const { wishes, screen, handOver, additions } = open();
  await handOver();
  await wishes('check', 'ib1');
  await screen.saw(offersLink);
  await wishes('human');
  await vi.waitFor(() => expect(additions).toMatchObject([{ kind: 'findings' }]));
  expect(additions[0]?.text.split('\n').slice(0, 3)).toEqual([
    'Reason: asked',
    'Inbox: dana@example.com',
    'Found: password_changed (certain, rule test.rule)',
  ]);
});

it('an older case that support calls solved is named', async () => {
  const { screen, handOver, happens } = open();
  await handOver();
  await happens({ type: 'support.solved', caseNumber: 'IR-OLD', from: 'Sam' });
  await screen.saw(saying(/marked your case IR-OLD as solved/));
});

it('words that support does not get are owned up to, with another way', async () => {
  const { says, screen, handOver } = open({ add: async () => 'full' });
  await handOver();
  await says('it began on Monday');
  const owned = await screen.saw(saying(/support does not see it/));
  expect(owned.summary).toContain('help@getaptly.com');
});

it('"it works now" tells support that the case is solved, and asks for the faces', async () => {
  const { presses, says, screen, handOver, additions } = open();
  await handOver();
  await says('yes');
  await presses('works', await screen.saw(saying(/passed that on/)));
  await screen.saw(titled(/Did this answer/));
  await vi.waitFor(() => expect(additions.map(({ kind }) => kind)).toEqual(['words', 'solved']));
});

it('a case that never arrived is admitted with all of it ready to copy', async () => {
  const { screen, handOver, happens } = open();
  await handOver();
  await happens({ type: 'handoff.bounced', caseNumber: 'IR-TEST' });
  const admitted = await screen.saw(titled(/did not reach support/));
  expect(admitted.blocks).toContainEqual({
    kind: 'note',
    title: 'Text for help@getaptly.com',
    text: 'Everything about IR-TEST',
  });
  expect((await screen.saw(saying(/once more/))).choices.map(({ verb }) => verb)).toEqual(['send_case', 'not_now']);
});

it('what support asks in an older case is answered there, and the person hears so', async () => {
  const { says, screen, handOver, happens, additions } = open();
  await handOver();
  await happens({ ...answered, caseNumber: 'IR-OLD' });
  await screen.saw(titled(/Support answered \(case IR-OLD\)/));
  await says('it began on Monday');
  await screen.saw(saying(/passed that on to support \(case IR-OLD\)/));
  await vi.waitFor(() =>
    expect(additions).toEqual([{ caseNumber: 'IR-OLD', kind: 'words', text: 'it began on Monday' }]),
  );
});
