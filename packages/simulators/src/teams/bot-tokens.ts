import { randomUUID } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import type { MovableClock } from '../movable-clock.ts';

/** How a token differs from what the Bot Connector would send. */
export type TokenForgery =
  | 'unsigned'
  | 'wrong-key'
  | 'wrong-issuer'
  | 'wrong-audience'
  | 'wrong-service-url'
  | 'no-service-url'
  | 'not-endorsed'
  | 'expired'
  | 'not-yet-valid'
  /** Signed with the public key as if it were a shared secret. */
  | 'confused-algorithm'
  /** As the Bot Framework Emulator has them; botbuilder then compares no service URL. */
  | 'from-emulator';

export const issuer = 'https://api.botframework.com';
const emulatorIssuer = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';

/** From when to when a token is good, in seconds from now. */
interface Life {
  readonly from: number;
  readonly to: number;
}

const life: Life = { from: 0, to: 3_600 };
/** More than the five minutes of skew that verifiers grant. */
const expired: Life = { from: -1_200, to: -600 };
const lives: Partial<Record<TokenForgery, Life>> = { expired, 'not-yet-valid': { ...life, from: 600 } };

export type BotTokens = Awaited<ReturnType<typeof createBotTokens>>;

/**
 * The Connector's keys, and what is signed with them. Tokens carry the clock's time, but verifiers read the machine's:
 * a clock that is used with them starts at the present.
 */
export async function createBotTokens({ clock, appId }: { readonly clock: MovableClock; readonly appId: string }) {
  const [endorsed, unendorsed, stranger] = await Promise.all([generate(), generate(), generate()]);
  const sign = (claims: Record<string, string>, life: Life, { kid, privateKey } = endorsed) => {
    const now = Math.floor(clock.now() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
      .setIssuedAt(now)
      .setNotBefore(now + life.from)
      .setExpirationTime(now + life.to)
      .sign(privateKey);
  };

  return {
    /** The JSON Web Key Set, in the form botbuilder reads: with endorsements. */
    keys: async () => ({
      keys: [
        { ...(await exportJWK(endorsed.publicKey)), kid: endorsed.kid, use: 'sig', endorsements: ['msteams'] },
        { ...(await exportJWK(unendorsed.publicKey)), kid: unendorsed.kid, use: 'sig', endorsements: ['webchat'] },
      ],
    }),
    /** The `authorization` header of a request to the bot; undefined when it carries none. */
    async headerFor(serviceUrl: string, forge?: TokenForgery): Promise<string | undefined> {
      if (forge === 'unsigned') return undefined;
      const claims = { iss: issuer, aud: appId, serviceurl: serviceUrl, ...(forge && foreignClaims(forge, appId)) };
      if (forge === 'no-service-url') Reflect.deleteProperty(claims, 'serviceurl');
      if (forge === 'confused-algorithm') return `Bearer ${await signedWithPublicKey(claims, endorsed)}`;
      const keys: Partial<Record<TokenForgery, Key>> = {
        'wrong-key': { ...stranger, kid: endorsed.kid },
        'not-endorsed': unendorsed,
      };
      return `Bearer ${await sign(claims, lives[forge ?? 'unsigned'] ?? life, forge && keys[forge])}`;
    },
    /** What the token endpoint gives the bot for its own calls. */
    issueToBot: () => sign({ iss: 'https://sts.windows.net/simulated/', aud: issuer, appid: appId }, life),
    /** Whether the header carries a token that `issueToBot` made and that is still good. */
    async isFromBot(header = ''): Promise<boolean> {
      const [, token = ''] = /^Bearer (.+)$/.exec(header) ?? [];
      const options = { audience: issuer, currentDate: new Date(clock.now()) };
      return jwtVerify(token, endorsed.publicKey, options).then(
        ({ payload }) => payload['appid'] === appId,
        () => false,
      );
    },
  };
}

type Key = Awaited<ReturnType<typeof generate>>;

async function generate() {
  return { ...(await generateKeyPair('RS256', { extractable: true })), kid: randomUUID() };
}

function foreignClaims(forge: TokenForgery, appId: string): Record<string, string> {
  switch (forge) {
    case 'wrong-issuer':
      return { iss: 'https://login.example' };
    case 'wrong-audience':
      return { aud: randomUUID() };
    case 'wrong-service-url':
      return { serviceurl: 'https://elsewhere.example/' };
    case 'from-emulator':
      return { iss: emulatorIssuer, ver: '1.0', appid: appId };
    default:
      return {};
  }
}

async function signedWithPublicKey(claims: Record<string, string>, key: Key) {
  const secret = new TextEncoder().encode(await exportSPKI(key.publicKey));
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: key.kid })
    .setExpirationTime('1h')
    .sign(secret);
}
