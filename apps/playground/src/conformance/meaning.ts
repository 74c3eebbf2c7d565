/** One message as it means to a person, whatever platform drew it. */
export interface Meaning {
  /** Everything that can be read, in reading order. */
  readonly lines: readonly string[];
  readonly buttons: readonly ButtonMeaning[];
}

export interface ButtonMeaning {
  readonly label: string;
  /** Where a link button leads. */
  readonly url?: string;
  /** Read aloud in place of the label. */
  readonly spoken?: string;
}

/** A link leads to the same page for everybody, and to another token each time. */
export function withoutTokens(meaning: Meaning): Meaning {
  const buttons = meaning.buttons.map(({ url, ...button }) => ({
    ...button,
    ...(url !== undefined && { url: url.replace(/\/reconnect\/.+/, '/reconnect/<token>') }),
  }));
  const lines = meaning.lines.filter((line) => line.trim() !== '');
  return { lines: lines.map((line) => line.replace(/IR-[0-9A-Z]{7}/, 'IR-<number>')), buttons };
}

/** The number of the case that a message speaks of. Throws where it speaks of none. */
export function caseNumberIn({ lines }: Meaning): string {
  const [number] = /IR-[0-9A-Z]{7}/.exec(lines.join(' ')) ?? [];
  if (number === undefined) throw new Error(`No case number is in: ${lines.join(' / ')}`);
  return number;
}

/** Where a message's reconnect link leads; empty when it has none. */
export function linkOf({ buttons }: Meaning): string {
  return buttons.find(({ url }) => url !== undefined)?.url ?? '';
}
