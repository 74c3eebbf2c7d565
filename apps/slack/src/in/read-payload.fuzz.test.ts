import { readdirSync, readFileSync } from 'node:fs';
import type { Turn } from '@reconnect/assistant';
import { expect, it } from 'vitest';
import { fuzz, patience } from '../../../../tools/fuzz/fuzz.ts';
import { texts } from '../../../../tools/fuzz/texts.ts';
import { type Value, values } from '../../../../tools/fuzz/values.ts';
import { UnreadablePayload } from '../errors.ts';
import { parseBody } from './parse-body.ts';
import { plainText } from './plain-text.ts';
import { readPayload } from './read-payload.ts';

const source = (name: string) => new URL(`./${name}.ts`, import.meta.url);
const fixtures = new URL('../../fixtures/', import.meta.url);
const payloads: readonly Value[] = readdirSync(fixtures).map((name) =>
  JSON.parse(readFileSync(new URL(name, fixtures), 'utf8')),
);

const isId = (id: unknown) => typeof id === 'string' && id !== '' && id.isWellFormed();

function expectSound({ person, delivery, address, said }: Turn): void {
  for (const id of [person.tenant, person.id, delivery]) expect(id).toSatisfy(isId);
  for (const part of Object.values(address as object)) expect(part).toSatisfy(isId);
  if (said.kind === 'text') expect(said.text).toSatisfy((text: string) => text !== '' && text.length <= 4_000);
  if (said.kind === 'press') expect(said.ask).toSatisfy((ask: number) => Number.isSafeInteger(ask) && ask >= 0);
  if (said.kind === 'press' || said.kind === 'wish')
    expect(said.verb).toSatisfy((verb: unknown) => typeof verb === 'string');
}

it('a payload of any shape is read or refused, and what is read of it can be a key', {
  timeout: patience,
}, async () => {
  await fuzz<Value>({
    kind: values,
    sources: [source('read-payload'), source('receive'), source('receive-interaction'), source('received')],
    seeds: payloads,
    inputs: 1_000,
    refuses: (error) => error instanceof UnreadablePayload,
    check(value) {
      if (typeof value !== 'object' || value === null) return;
      const arrival = readPayload(value);
      if (arrival === undefined) return;
      const { received } = arrival;
      if (received.kind === 'turn' || received.kind === 'stopped') expectSound(received.turn);
      if (received.kind === 'form') expectSound(received.press);
      // It is stored and sent to jobs.
      expect(JSON.parse(JSON.stringify(received))).toMatchObject({ kind: received.kind });
    },
  });
});

it('a body of any bytes is an object, or none', { timeout: patience }, async () => {
  await fuzz({
    kind: texts,
    sources: [source('parse-body')],
    seeds: [
      '{"type":"event_callback"}',
      'payload=%7B%22type%22%3A%22block_actions%22%7D',
      'command=%2Finbox&text=help',
      '[]',
      '',
    ],
    inputs: 500,
    check(text) {
      for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
        const read = parseBody(Buffer.from(text, 'latin1'), type);
        if (read !== undefined) expect(Object.prototype.toString.call(read)).toBe('[object Object]');
      }
    },
  });
});

it('the words of a message are short and whole, whatever the markup', { timeout: patience }, async () => {
  await fuzz({
    kind: texts,
    sources: [source('plain-text')],
    seeds: [
      'hi <@U0BOT> <#C1|general> <https://x.example|here> <!subteam^S1> <mailto:a@b.example> a &lt;b&gt; &amp;amp;',
    ],
    inputs: 1_000,
    check(markup) {
      const text = plainText(markup, 'U0BOT');
      expect(text.length).toBeLessThanOrEqual(4_000);
      expect(text.isWellFormed()).toBe(true);
      expect(text).not.toContain('\u0000');
    },
  });
});
