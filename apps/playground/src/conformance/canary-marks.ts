/** What must not come out where it does not belong; each kind of it belongs somewhere. */
export type MarkKind =
  | 'refresh token'
  | 'access token'
  | 'code'
  | 'state'
  | 'cookie'
  | 'link'
  | 'key'
  | 'address'
  | 'mail'
  | 'words'
  /** A secret that a person wrote of their own accord. */
  | 'pasted';

export interface Mark {
  readonly kind: MarkKind;
  /** The very text, or what every secret of its kind looks like. */
  readonly text: string | RegExp;
}

/** Somewhere that something comes out of the product, and all that came out there. */
export interface Door {
  readonly name: string;
  readonly said: string;
  /** What may be read there. */
  readonly allows: readonly MarkKind[];
}

/** Not in the middle of something longer: sealed and hashed texts have these letters too. */
const alone = String.raw`(?<![\w./+-])`;

/** What the providers hand out, by their real looks: no test sees every one of them. */
export const shapes: readonly Mark[] = [
  { kind: 'refresh token', text: new RegExp(String.raw`${alone}1//[\w-]{20,}`) },
  { kind: 'refresh token', text: new RegExp(String.raw`${alone}1\.AXoA[\w-]{20,}`) },
  { kind: 'access token', text: new RegExp(String.raw`${alone}ya29\.[\w-]{20,}`) },
  { kind: 'access token', text: new RegExp(String.raw`${alone}EwB[\w-]{20,}`) },
  { kind: 'access token', text: new RegExp(String.raw`${alone}eyJ[\w-]{10,}\.eyJ[\w-]{10,}`) },
  { kind: 'code', text: new RegExp(String.raw`${alone}4/0[\w-]{20,}`) },
];

/** Which kinds of marks came out of which doors that do not allow them. Tells no mark itself. */
export function leaksOf(doors: readonly Door[], marks: readonly Mark[]): readonly string[] {
  const found = doors.flatMap(({ name, said, allows }) =>
    marks.filter(({ kind, text }) => !allows.includes(kind) && isIn(said, text)).map(({ kind }) => `${name}: ${kind}`),
  );
  return [...new Set(found)];
}

/** As it is, or as it is written in an address, in JSON or in a page. */
function isIn(said: string, mark: string | RegExp): boolean {
  if (typeof mark !== 'string') return mark.test(said) || mark.test(decoded(said));
  return [mark, encodeURIComponent(mark), JSON.stringify(mark).slice(1, -1)].some((form) => said.includes(form));
}

const decoded = (said: string): string => said.replace(/%2F/gi, '/').replace(/\\\//g, '/');
