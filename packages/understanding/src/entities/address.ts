/** The first mail address in a text, in lower case. */
export function addressIn(text: string): string | undefined {
  return /[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}/i.exec(text)?.[0].toLowerCase();
}
