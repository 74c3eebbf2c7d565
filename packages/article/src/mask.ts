/** Shows whose address it is without giving it away: `dana@example.com` becomes `d•••@example.com`. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const [first] = address.slice(0, Math.max(at, 0));
  return first === undefined ? '•••' : `${first}•••${address.slice(at)}`;
}

/** Whether two addresses look alike once they are masked, so that naming both would tell nobody which is which. */
export function masksAlike(one: string, other: string): boolean {
  return maskAddress(one).toLowerCase() === maskAddress(other).toLowerCase();
}
