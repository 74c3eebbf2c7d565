import type { Json } from '@reconnect/storage';
import { createClient } from 'redis';
import { firstNumber } from '../load/person.ts';
import { userOf } from '../load/slack.ts';
import { aadIdOf } from '../load/teams.ts';
import { encodeKept } from './limit-state.ts';
import { storeFor, type Template } from './our-conversation.ts';
import type { System } from './system.ts';

/** Empties Redis and stores what a system knows of these people. */
export async function makeKnown(
  { known, platform }: System,
  {
    numbers,
    template,
    redisUrl,
  }: { readonly numbers: readonly string[]; readonly template: Template; readonly redisUrl: string },
): Promise<void> {
  const client = await createClient({ url: redisUrl }).connect();
  await client.flushAll();
  if (known === 'limit') {
    const text = encodeKept(1, [], snapshotIn(template));
    const idOf = platform === 'slack' ? userOf : aadIdOf;
    await Promise.all(
      numbers.map((number) => client.set(`limit:${idOf(number)}`, text.replaceAll(firstNumber, number))),
    );
  }
  client.destroy();
  if (known === 'ours') await storeFor(numbers, template, redisUrl);
}

function snapshotIn({ records }: Template): Json {
  for (const { record } of records) {
    const { value } = record;
    if (typeof value === 'object' && value !== null && 'snapshot' in value) {
      const { snapshot } = value as { readonly snapshot?: Json };
      if (snapshot !== undefined) return snapshot;
    }
  }
  throw new TypeError('the template holds no conversation');
}
