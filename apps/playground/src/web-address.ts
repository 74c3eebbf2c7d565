/** Where a browser finds what listens there; an IPv6 address needs its brackets. */
export function webAddress(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
