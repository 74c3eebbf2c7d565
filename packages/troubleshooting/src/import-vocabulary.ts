import type { Context, Scene } from './context.ts';

/** What the vocabulary says of Aptly's import: it begins with a verified reconnect, and mail shows once it is done. */

/** How long Aptly may take before missing mail is a sign of trouble, in milliseconds. */
export const importTakes = 30 * 60_000;

/** When the import should be done that the latest reconnect began, in milliseconds since 1970; undefined: it is. */
export function importEnds({ proof, imported, inbox }: Context): number | undefined {
  if (proof === undefined || proof.missed?.count === 0) return undefined;
  if (imported !== undefined && imported.inbox.id === inbox?.id) return undefined;
  return Date.parse(proof.at) + importTakes;
}

export const importGuards = {
  isImporting: ({ context, event }: Scene) => Date.parse(event.at) < (importEnds(context) ?? 0),
} as const;

export const rememberImport = ({ event }: Scene): Partial<Context> =>
  event.type === 'import.confirmed'
    ? { imported: { inbox: event.inbox, count: event.imported, at: event.importedAt } }
    : {};
