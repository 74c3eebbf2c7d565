/** Strings of a language file, by their place in the manifest: `bots[0].commandLists[0].commands[1].title`. */
export type Translation = Readonly<Record<string, string>>;

export interface Translated<Manifest> {
  readonly manifest: Manifest;
  /** Places that the manifest does not have, or that hold no words. */
  readonly misplaced: readonly string[];
}

/** The manifest as people of that language see it: what Teams makes of the two files. */
export function translate<Manifest>(original: Manifest, strings: Translation): Translated<Manifest> {
  const manifest = structuredClone(original);
  const misplaced = Object.entries(strings).filter(
    ([place, text]) => place !== '$schema' && !put(manifest, place, text),
  );
  return { manifest, misplaced: misplaced.map(([place]) => place) };
}

function put(manifest: unknown, place: string, text: string): boolean {
  const path = place.split(/[.[\]]+/).filter((name) => name !== '');
  const last = path.pop() ?? '';
  const holder = path.reduce<unknown>((inner, name) => (isHolder(inner) ? inner[name] : undefined), manifest);
  if (!isHolder(holder) || typeof holder[last] !== 'string') return false;
  holder[last] = text;
  return true;
}

/** An object or a list: both are read by name. */
const isHolder = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
