/** What a `WWW-Authenticate` header says; two challenges may share one header, so it is read by its quotes. */
export interface Challenge {
  readonly error?: string;
  readonly description?: string;
  /** A claims value was sent along: the token is refused until these claims are met. */
  readonly claims?: string;
}

const parameter = /([A-Za-z_]+)=(?:"([^"]*)"|([^\s,"]+))/g;

export function readChallenge(header: string | undefined): Challenge {
  const found: { error?: string; description?: string; claims?: string } = {};
  for (const [, name = '', quoted, bare] of (header ?? '').slice(0, 8192).matchAll(parameter)) {
    const value = quoted ?? bare ?? '';
    const key = name.toLowerCase().replace('_', '');
    if (key === 'error') found.error ??= value;
    if (key === 'errordescription') found.description ??= value;
    if (key === 'claims') found.claims ??= value;
  }
  return found;
}
