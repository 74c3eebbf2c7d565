import type { Block, Choice, Reply } from '@reconnect/assistant';
import fc from 'fast-check';

/** What means something to Slack, cannot be seen, or is more than one unit. */
const signs = ['&', '<', '>', '<!channel>', '<@U1>', '|', ' ', '\n', '😞', '\u0000', '\u202e', 'x'];
const text = (maxLength: number) =>
  fc.oneof(
    fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }),
    fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...signs) }),
    fc.integer({ min: 1, max: maxLength }).map((length) => '&😞 x'.repeat(length).slice(0, length)),
  );
/** What somebody else may have left empty. */
const theirs = (maxLength: number) => fc.oneof(text(maxLength), fc.constantFrom('', ' ', '\n\t'));
const url = fc.webUrl();
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const present = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;

const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: theirs(9000), tone: fc.constantFrom('normal', 'quiet') }),
  fc.record({
    kind: fc.constant('checks' as const),
    checks: fc.array(
      fc.record({
        label: text(2000),
        state: fc.constantFrom('pending', 'passed', 'failed', 'skipped'),
        word: text(2000),
      }),
    ),
  }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: text(4000), value: theirs(4000) }), { maxLength: 30 }),
  }),
  fc
    .record({
      kind: fc.constant('step' as const),
      number: fc.nat(99),
      of: fc.nat(99),
      text: text(9000),
      hint: optional(theirs(5000)),
      picture: optional(fc.record({ url, darkUrl: url, alt: text(3000) })),
    })
    .map((step) => present(step) as Block),
  fc.record({ kind: fc.constant('note' as const), title: text(5000), text: theirs(30_000) }),
  fc.record({ kind: fc.constant('link' as const), label: text(5000), url }),
  fc.record({ kind: fc.constant('quote' as const), from: theirs(5000), text: theirs(9000) }),
);

/** The assistant's own words: they travel in a button's value. */
const phrase = fc.lorem({ maxCount: 20 });
const anyForm = fc.record({ title: phrase, label: phrase, submit: phrase, longest: fc.integer({ min: 1, max: 4000 }) });

const anyChoice: fc.Arbitrary<Choice> = fc
  .record({
    verb: fc.constantFrom('inbox', 'link', 'steps', 'still_broken'),
    value: optional(fc.string({ maxLength: 100 })),
    label: text(200),
    style: optional(fc.constantFrom('primary', 'danger')),
    url: optional(url),
    spoken: optional(text(200)),
    form: optional(anyForm),
  })
  .map((choice) => present(choice) as Choice);

/** Any message that the assistant could make, and many that it would not. */
export const anyReply: fc.Arbitrary<Reply> = fc
  .record({
    ask: fc.nat(9999),
    summary: text(50_000),
    title: optional(text(500)),
    blocks: fc.array(anyBlock, { maxLength: 60 }),
    choices: fc.array(anyChoice, { maxLength: 60 }),
    chosen: optional(text(5000)),
  })
  .map((reply) => present(reply) as Reply);
