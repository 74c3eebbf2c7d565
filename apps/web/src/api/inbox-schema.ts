import type { Json } from '@reconnect/storage';
import { providers } from '@reconnect/troubleshooting';
import { z } from 'zod';

const wellFormed = (text: string): boolean => text.isWellFormed();
const halved = 'must be well-formed text';

/** People read it in chats and mails, where a sign that is not seen could turn it into another one. */
const address = z
  .string()
  .trim()
  .max(320)
  .regex(/^[^\s@\p{C}]+@[^\s@\p{C}]+$/u, 'must be a mail address');
const instant = z.iso.datetime({ offset: true });
/** No key of the store can hold half a character. */
const word = z.string().min(1).max(200).refine(wellFormed, halved);
/** Refresh tokens and Graph's delta links are long, but not endless. */
const opaque = z.string().min(1).max(8192).refine(wellFormed, halved);

/** No answer of a provider is as deep, and whoever reads one goes down by recursion. */
const deepest = 64;
const wireError = z.custom<Json>((value) => isJson(value, deepest), `must be JSON of at most ${deepest} levels`);

/** What a GET tells beside, and what may come back with it; it is ours, so it is not taken from there. */
const told = z.unknown().exactOptional();

/** In milliseconds, how far a clock of Aptly's may be ahead of ours. */
const tolerance = 5 * 60_000;

export const inboxId = z.string().regex(/^[\w.~-]{1,128}$/, 'must be 1 to 128 of A-Z a-z 0-9 _ . ~ -');

/** What the Inbox API takes; what was seen in the future would outdate all that is seen from now on, so it is refused. */
export function createInboxSchemas(clock: { now(): number }) {
  const seen = instant.refine((at) => Date.parse(at) <= clock.now() + tolerance, {
    error: 'must not be more than five minutes ahead of our clock',
    when: ({ issues }) => issues.length === 0,
  });

  /** A member that is not known is refused: dropped in silence, a misspelt one would be lost. */
  const inboxInput = z
    .strictObject({
      workspace: word,
      provider: z.enum(providers),
      address,
      ownerEmail: address,
      memberEmails: z.array(address).max(1000),
      grant: z
        .strictObject({ refreshToken: opaque, scopes: z.array(word).max(100), subject: word.exactOptional() })
        .exactOptional(),
      sync: z
        .strictObject({
          lastSuccessAt: seen.exactOptional(),
          cursor: opaque.exactOptional(),
          watch: z.strictObject({ expiresAt: instant.exactOptional(), id: word.exactOptional() }).exactOptional(),
          lastError: wireError.exactOptional(),
          lastReport: told,
          renewedAt: told,
          placedAt: told,
        })
        .transform(({ lastReport: _report, renewedAt: _renewed, placedAt: _placed, ...sync }) => sync)
        .exactOptional(),
      id: told,
      state: told,
      scopes: told,
      lastVerdict: told,
    })
    .transform(({ id: _id, state: _state, scopes: _scopes, lastVerdict: _verdict, ...inbox }) => inbox);

  /** A member that is not known is left out: an engine that tells more than is asked should not go unheard. */
  const syncReport = z.object({
    at: seen,
    ok: z.boolean(),
    imported: z.int().min(0).exactOptional(),
    cursor: opaque.exactOptional(),
    error: wireError.exactOptional(),
  });

  return { inboxInput, syncReport };
}

function isJson(value: unknown, levels: number): value is Json {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true;
  if (typeof value !== 'object' || levels === 0) return false;
  return Object.values(value).every((member) => isJson(member, levels - 1));
}
