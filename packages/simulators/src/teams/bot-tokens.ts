import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import type { MovableClock } from '../movable-clock.ts';

/** How a token differs from what the Bot Connector would send. */
export type TokenForgery =
  | 'unsigned'
  | 'wrong-key'
  | 'wrong-issuer'
  | 'wrong-audience'
  | 'wrong-service-url'
  | 'not-endorsed'
  | 'expired';

export const issuer = 'https://api.botframework.com';

const lifeSeconds = 3_600;
/** More than the five minutes of skew that verifiers grant. */
const expiredSeconds = -600;

export type BotTokens = Awaited<ReturnType<typeof createBotTokens>>;

/**
 * The Connector's keys, and what is signed with them. Tokens carry the clock's time, but verifiers read the machine's:
 * a clock that is used with them starts at the present.
 */
export async function createBotTokens({ clock, appId }: { readonly clock: MovableClock; readonly appId: string }) {
  const [endorsed, unendorsed, stranger] = await Promise.all([generate(), generate(), generate()]);
  const sign = (claims: Record<string, string>, expiresIn: number, { kid, privateKey } = endorsed) => {
    const now = Math.floor(clock.now() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
      .setIssuedAt(now)
      .setExpirationTime(now + expiresIn)
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
      const claims = {
        iss: forge === 'wrong-issuer' ? 'https://login.example' : issuer,
        aud: forge === 'wrong-audience' ? randomUUID() : appId,
        serviceurl: forge === 'wrong-service-url' ? 'https://elsewhere.example/' : serviceUrl,
      };
      const wrongKey = { ...stranger, kid: endorsed.kid };
      const key = forge === 'wrong-key' ? wrongKey : forge === 'not-endorsed' ? unendorsed : endorsed;
      return `Bearer ${await sign(claims, forge === 'expired' ? expiredSeconds : lifeSeconds, key)}`;
    },
    /** What the token endpoint gives the bot for its own calls. */
    issueToBot: () => sign({ iss: 'https://sts.windows.net/simulated/', aud: issuer, appid: appId }, lifeSeconds),
    /** Whether the header carries a token that `issueToBot` made and that is still good. */
    async isFromBot(header = ''): Promise<boolean> {
      const token = header.replace(/^Bearer /, '');
      const options = { audience: issuer, currentDate: new Date(clock.now()) };
      return jwtVerify(token, endorsed.publicKey, options).then(
        ({ payload }) => payload['appid'] === appId,
        () => false,
      );
    },
  };
}

async function generate() {
  return { ...(await generateKeyPair('RS256')), kid: randomUUID() };
}
