import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fuzz, patience } from '../../../../tools/fuzz/fuzz.ts';
import { type Value, values } from '../../../../tools/fuzz/values.ts';
import { createServiceHosts } from '../out/service-hosts.ts';
import { createGate } from './gate.ts';
import { receive } from './receive.ts';

const source = (name: string) => new URL(`../${name}.ts`, import.meta.url);
const fixtures = new URL('../../fixtures/', import.meta.url);
const activities: readonly Value[] = readdirSync(fixtures).map((name) =>
  JSON.parse(readFileSync(new URL(name, fixtures), 'utf8')),
);
const isId = (id: unknown) => typeof id === 'string' && id !== '' && id.isWellFormed();

it('an activity of any shape is refused at the gate, or read, and what is read of it can be a key', {
  timeout: patience,
}, async () => {
  const gate = createGate({ serviceHosts: createServiceHosts({ local: false }) });
  await fuzz<Value>({
    kind: values,
    sources: [source('in/gate'), source('in/receive'), source('peek'), source('address')],
    seeds: activities,
    inputs: 1_500,
    check(value) {
      const verdict = gate(value);
      if (!verdict.passed) return;
      const received = receive(verdict.activity);
      if (received.kind !== 'turn') return;
      const { person, delivery, said } = received.turn;
      for (const id of [person.tenant, person.id, delivery]) expect(id).toSatisfy(isId);
      if (said.kind === 'text') {
        expect(said.text).toSatisfy((text: string) => text !== '' && text.length <= 4_000 && text.isWellFormed());
      }
      if ('value' in said) expect(said.value).toSatisfy(isId);
      expect(JSON.parse(JSON.stringify(received))).toMatchObject({ kind: 'turn' });
    },
  });
});
