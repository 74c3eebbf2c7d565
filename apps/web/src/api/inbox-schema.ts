import { providers } from '@reconnect/troubleshooting';
import { z } from 'zod';

const wellFormed = (text: string): boolean => text.isWellFormed();
const halved = 'must be well-formed text';

const address = z
  .string()
  .trim()
  .max(320)
  .regex(/^[^\s@]+@[^\s@]+$/, 'must be a mail address')
  .refine(wellFormed, halved);
const instant = z.iso.datetime({ offset: true });
/** No key of the store can hold half a character. */
const word = z.string().min(1).max(200).refine(wellFormed, halved);
/** Refresh tokens and Graph's delta links are long, but not endless. */
const opaque = z.string().min(1).max(8192).refine(wellFormed, halved);

export const inboxId = z.string().regex(/^[\w.~-]{1,128}$/, 'must be 1 to 128 of A-Z a-z 0-9 _ . ~ -');

export const inboxInput = z.object({
  workspace: word,
  provider: z.enum(providers),
  address,
  ownerEmail: address,
  memberEmails: z.array(address).max(1000),
  grant: z
    .object({ refreshToken: opaque, scopes: z.array(word).max(100), subject: word.exactOptional() })
    .exactOptional(),
  sync: z
    .object({
      lastSuccessAt: instant.exactOptional(),
      cursor: opaque.exactOptional(),
      watch: z.object({ expiresAt: instant.exactOptional(), id: word.exactOptional() }).exactOptional(),
      lastError: z.json().exactOptional(),
    })
    .default({}),
});

export const syncReport = z.object({
  at: instant,
  ok: z.boolean(),
  imported: z.int().min(0).exactOptional(),
  cursor: opaque.exactOptional(),
  error: z.json().exactOptional(),
});
