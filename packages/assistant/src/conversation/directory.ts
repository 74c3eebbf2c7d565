import { createHash } from 'node:crypto';
import type { Storage } from '@reconnect/storage';
import type { Identity, Person } from '../channel.ts';
import { conversationKey, keptFor, personOf } from './conversation.ts';

/**
 * Who is who, by e-mail address: whoever a platform vouched for is written down under the digest of their address, for as
 * long as their conversation is kept. It finds an owner where the platform itself cannot be asked (Teams), and a person who
 * wants to be forgotten. Only a hint: the address may have been given to somebody else since, so whoever is found here must
 * be identified anew before anything is told.
 */
export interface Directory {
  note(person: Person, identity: Identity): Promise<void>;
  find(email: string, near: Pick<Person, 'platform' | 'tenant'>): Promise<Person | undefined>;
}

export function createDirectory(storage: Storage, clock: { now(): number }): Directory {
  return {
    async note(person, { email, stranger }) {
      if (stranger || email === undefined) return;
      const expiresAt = clock.now() + keptFor;
      const value = conversationKey(person);
      await storage.commit(partitionOf(person), [{ kind: 'put', name: nameOf(email), value, expiresAt }]);
    },
    async find(email, near) {
      const record = await storage.read(partitionOf(near), nameOf(email));
      return typeof record?.value === 'string' ? personOf(record.value) : undefined;
    },
  };
}

const partitionOf = ({ platform, tenant }: Pick<Person, 'platform' | 'tenant'>) =>
  `people:${platform}:${encodeURIComponent(tenant)}`;

/** What stands in an address's place. */
export const digestOf = (email: string): string => createHash('sha256').update(email.toLowerCase()).digest('hex');

const nameOf = (email: string) => `email/${digestOf(email)}`;
