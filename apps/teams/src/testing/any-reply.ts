import type { Block, Choice, Reply } from '@reconnect/assistant';
import fc from 'fast-check';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.lorem({ maxCount: 200 }),
  fc.constant('\n*[x](http://x)'),
);
const url = fc.oneof(fc.webUrl(), fc.constantFrom('javascript:x', 'https://a.example/', ''));
const line = fc.record({
  label: text,
  state: fc.constantFrom('pending', 'passed', 'failed', 'skipped'),
  word: text,
} as const);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({ kind: fc.constant('text' as const), text, tone: fc.constantFrom('normal', 'quiet') }),
  fc.record({ kind: fc.constant('checks' as const), checks: fc.array(line) }),
  fc.record({ kind: fc.constant('facts' as const), facts: fc.array(fc.record({ label: text, value: text })) }),
  fc.record(
    {
      kind: fc.constant('step' as const),
      number: fc.nat(9),
      of: fc.nat(9),
      text,
      hint: text,
      picture: fc.record({ url, darkUrl: url, alt: text }),
    },
    { requiredKeys: ['kind', 'number', 'of', 'text'] },
  ),
  fc.record({ kind: fc.constant('note' as const), title: text, text }),
  fc.record({ kind: fc.constant('link' as const), label: text, url }),
  fc.record({ kind: fc.constant('quote' as const), from: text, text }),
);
const phrase = fc.lorem({ maxCount: 40 });
const form = fc.record({ title: text, label: phrase, submit: phrase, longest: fc.integer({ min: 1, max: 4000 }) });
const choice: fc.Arbitrary<Choice> = fc.record(
  {
    verb: fc.stringMatching(/^[a-z_]{1,20}$/),
    value: fc.string({ maxLength: 60 }),
    label: fc.string({ minLength: 1, maxLength: 60 }),
    style: fc.constantFrom('primary', 'danger'),
    url,
    spoken: fc.string({ maxLength: 60 }),
    form,
  },
  { requiredKeys: ['verb', 'label'] },
);
/** Any message that the assistant could make, and many that it would not. */
export const anyReply: fc.Arbitrary<Reply> = fc.record(
  {
    ask: fc.nat(),
    summary: text,
    title: text,
    blocks: fc.array(block, { maxLength: 40 }),
    // A verb asks for words once: their field is named after it.
    choices: fc.uniqueArray(choice, { selector: ({ verb, form: asked }) => (asked === undefined ? {} : verb) }),
    chosen: text,
  },
  { requiredKeys: ['ask', 'summary', 'blocks', 'choices'] },
);
