import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** The RS256 key a provider signs its id_tokens with; made on first use, because making one takes a while. */
export interface SigningKey {
  sign(claims: JWTPayload): Promise<string>;
  /** The public half, as a key set of one. */
  published(): Promise<{ readonly keys: readonly JWK[] }>;
}

export function createSigningKey(kid: string): SigningKey {
  let pair: ReturnType<typeof generateKeyPair> | undefined;
  const keys = () => {
    pair ??= generateKeyPair('RS256', { extractable: true });
    return pair;
  };
  return {
    async sign(claims) {
      const { privateKey } = await keys();
      return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(privateKey);
    },
    async published() {
      const { publicKey } = await keys();
      return { keys: [{ ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' }] };
    },
  };
}
