/** Shows whose address it is without giving it away: `dana@example.com` becomes `d•••@example.com`. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const [first] = address.slice(0, Math.max(at, 0));
  return first === undefined ? '•••' : `${first}•••${address.slice(at)}`;
}
