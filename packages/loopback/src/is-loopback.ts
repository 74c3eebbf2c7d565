/**
 * Whether a host, as an address or `HOST` names it, is this very machine: what goes there passes nobody, so it needs no TLS.
 * By its name alone, since what a name leads to may change after it was asked.
 */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/.test(host);
}
