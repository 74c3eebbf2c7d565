import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { InboxesError } from '../errors.ts';
import type { GrantKey, GrantKeys } from './grant-keys.ts';

/** Whose secret it is: a sealed text opens for the same owner only, so a copied record is worthless elsewhere. */
export interface SealOwner {
  readonly inboxId: string;
  readonly workspace: string;
}

/** Seals secrets with AES-256-GCM as `v1.<key id>.<iv>.<ciphertext>.<tag>`, base64url. */
export interface GrantVault {
  seal(secret: string, owner: SealOwner): string;
  /** Throws `sealed-grant` when the key is gone, the text was altered or the owner is another one. */
  open(sealed: string, owner: SealOwner): string;
  /** Whether the newest key sealed it; if not, the next write seals it anew. */
  isCurrent(sealed: string): boolean;
  opens(sealed: string, owner: SealOwner): boolean;
  /** What the newest key makes of it; `undefined` when it does not open. */
  reseal(sealed: string, owner: SealOwner): string | undefined;
}

/** Which key sealed a text; it is told by the text itself, and proven only by opening it. */
export const keyIdOf = (sealed: string): string => sealed.split('.')[1] ?? '';

/** Bytes. Left unsaid, Node takes four for a whole tag, which can be guessed. */
const authTagLength = 16;

export function createGrantVault(keys: GrantKeys): GrantVault {
  const byId = new Map(keys.map((key) => [key.id, key]));
  const [newest] = keys;

  const vault: GrantVault = {
    seal(secret, owner) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', newest.key, iv).setAAD(boundTo(owner, newest));
      const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return ['v1', newest.id, ...[iv, ciphertext, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join(
        '.',
      );
    },
    open(sealed, owner) {
      const [version, keyId = '', ...parts] = sealed.split('.');
      const [iv, ciphertext, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
      const key = byId.get(keyId);
      if (version !== 'v1' || !key || !iv || !ciphertext || !tag) {
        throw unreadable(owner);
      }
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.key, iv, { authTagLength }).setAAD(boundTo(owner, key));
        const plain = [decipher.setAuthTag(tag).update(ciphertext), decipher.final()];
        return Buffer.concat(plain).toString('utf8');
      } catch (error) {
        throw unreadable(owner, error);
      }
    },
    isCurrent: (sealed) => sealed.startsWith(`v1.${newest.id}.`),
    opens: (sealed, owner) => opened(sealed, owner) !== undefined,
    reseal(sealed, owner) {
      const secret = opened(sealed, owner);
      return secret === undefined ? undefined : vault.seal(secret, owner);
    },
  };
  return vault;

  function opened(sealed: string, owner: SealOwner): string | undefined {
    try {
      return vault.open(sealed, owner);
    } catch (error) {
      if (error instanceof InboxesError && error.code === 'sealed-grant') return undefined;
      throw error;
    }
  }
}

function boundTo(owner: SealOwner, key: GrantKey): Buffer {
  return Buffer.from(JSON.stringify([owner.inboxId, owner.workspace, key.id]));
}

function unreadable(owner: SealOwner, cause?: unknown): InboxesError {
  return new InboxesError('sealed-grant', `what was sealed for inbox ${owner.inboxId} does not open`, { cause });
}
