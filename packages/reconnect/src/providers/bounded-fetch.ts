/** A token endpoint's answer is far smaller; junk must cost neither memory nor time. Bytes. */
const longestBody = 65_536;

/**
 * `fetch` for a sign-in service. The body is read before this resolves, and a longer one than 64 KiB is a failure. Redirects are
 * not followed: a code and our secret must not travel along. Rejected with Node's word for what went wrong in `code`, where the
 * providers' clients look for it.
 */
export async function boundedFetch(address: string | URL | Request, init?: RequestInit): Promise<Response> {
  try {
    const { status, headers, body } = await fetch(address, { ...init, redirect: 'manual' });
    const read = await readBounded(body);
    return new Response(read.length === 0 ? null : read, { status, headers });
  } catch (error) {
    throw Object.assign(new Error('no answer could be read', { cause: error }), { code: codeOf(error) });
  }
}

async function readBounded(body: Response['body']): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let taken = 0;
  for await (const chunk of body ?? []) {
    taken += chunk.length;
    // Leaving the loop cancels the stream, so the rest is never fetched.
    if (taken > longestBody) throw Object.assign(new RangeError('the answer is too long'), { code: 'ERR_TOO_LONG' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** `fetch` hides the code in the cause; one that ran out of time has only a name. */
function codeOf(error: unknown): string {
  for (const link of [error, error instanceof Error ? error.cause : undefined]) {
    const code = link instanceof Error && 'code' in link ? link.code : undefined;
    if (typeof code === 'string') return code;
  }
  return error instanceof Error ? error.name : 'ERR_UNKNOWN';
}
