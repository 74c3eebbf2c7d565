/** An answer that is no OAuth error response, in the words of one. A sign-in that was accepted without a token went wrong there. */
export function wordlessRefusal(status: number): Readonly<Record<string, string>> {
  const isTheirs = status >= 500 || status < 300;
  const error = status === 429 ? 'rate_limit_exceeded' : isTheirs ? 'server_error' : `http_${status}`;
  return { error, error_description: `HTTP ${status}` };
}
