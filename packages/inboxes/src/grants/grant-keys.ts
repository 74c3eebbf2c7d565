import { InboxesError } from '../errors.ts';

export interface GrantKey {
  readonly id: string;
  /** 32 bytes, for AES-256. */
  readonly key: Buffer;
}

/** Newest first: the first seals, all of them open. */
export type GrantKeys = readonly [GrantKey, ...GrantKey[]];

const keyId = /^[A-Za-z0-9_-]{1,32}$/;
const base64 = /^[A-Za-z0-9+/_-]{43}=?$/;

/** Reads `GRANT_KEYS`: `id:base64(32 bytes)`, comma separated, newest first. Its errors never repeat key material. */
export function parseGrantKeys(text: string): GrantKeys {
  const entries = text.split(',').map((entry) => entry.trim());
  const [newest, ...older] = entries.map((entry, index) => parseGrantKey(entry, index + 1));
  if (newest === undefined) throw new InboxesError('grant-keys', 'GRANT_KEYS holds no key');
  const ids = new Set([newest, ...older].map((key) => key.id));
  if (ids.size < entries.length) throw new InboxesError('grant-keys', 'GRANT_KEYS names a key id twice');
  return [newest, ...older];
}

function parseGrantKey(entry: string, position: number): GrantKey {
  const colon = entry.indexOf(':');
  const id = entry.slice(0, Math.max(colon, 0));
  if (!keyId.test(id)) {
    throw new InboxesError('grant-keys', `GRANT_KEYS entry ${position} must be id:base64, the id of A-Z a-z 0-9 _ -`);
  }
  const encoded = entry.slice(colon + 1);
  const key = Buffer.from(encoded, 'base64');
  if (!base64.test(encoded) || key.length !== 32) {
    throw new InboxesError('grant-keys', `GRANT_KEYS entry ${position} ("${id}") must hold 32 bytes in base64`);
  }
  return { id, key };
}
