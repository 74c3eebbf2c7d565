import { isRecord } from '../wire/block-rules.ts';

/** What a card may be made of in Teams (version 1.5), with the fields each part cannot do without. */
const parts: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: [],
  TextBlock: ['text'],
  Image: ['url'],
  ImageSet: ['images'],
  RichTextBlock: ['inlines'],
  TextRun: ['text'],
  Container: ['items'],
  ColumnSet: [],
  Column: [],
  FactSet: ['facts'],
  ActionSet: ['actions'],
  Table: ['rows'],
  TableRow: ['cells'],
  TableCell: ['items'],
  'Input.Text': ['id'],
  'Input.Number': ['id'],
  'Input.Date': ['id'],
  'Input.Time': ['id'],
  'Input.Toggle': ['id', 'title'],
  'Input.ChoiceSet': ['id', 'choices'],
  'Action.Execute': ['verb'],
  'Action.Submit': [],
  'Action.OpenUrl': ['url'],
  'Action.ShowCard': ['card'],
  'Action.ToggleVisibility': ['targetElements'],
};

const actionPlaces = new Set(['actions', 'action', 'selectAction', 'inlineAction']);
/** Kept as the app wrote them, so there are no parts in them. */
const opaque = new Set(['data', 'facts', 'choices', 'requires', 'userIds', 'targetElements', 'msteams']);
const mostRefreshedPeople = 60;
/** On a card or in a set of actions. */
const mostActions = 6;
/** The first version that knows Action.Execute. */
const executes = /^1\.[4-5]$/;
/** Once the limit of a whole message, and the one that no client exceeds: JSON in UTF-8. */
const largestCardBytes = 28 * 1024;

export function isCardTooLarge(card: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(card ?? null)) > largestCardBytes;
}

/** What is wrong with an Adaptive Card, each with its place; empty when Teams shows it. */
export function checkCard(card: unknown): string[] {
  if (!isRecord(card) || card['type'] !== 'AdaptiveCard') return ['the content is no AdaptiveCard'];
  const complaints: string[] = [];
  const report = (at: string, complaint: string) => complaints.push(`${at || 'card'}: ${complaint}`);
  if (!/^1\.[0-5]$/.test(String(card['version']))) report('version', `${String(card['version'])} is not 1.0 to 1.5`);
  checkRefresh(card['refresh'], report);
  walk(card, { at: '', seen: new Set(), version: String(card['version']), report });
  return complaints;
}

interface Walk {
  readonly at: string;
  /** Ids of inputs. */
  readonly seen: Set<string>;
  readonly version: string;
  readonly report: (at: string, complaint: string) => void;
}

function checkRefresh(refresh: unknown, report: Walk['report']): void {
  if (refresh === undefined) return;
  const { action, userIds = [] } = isRecord(refresh) ? refresh : {};
  if (!isRecord(action) || action['type'] !== 'Action.Execute') report('refresh/action', 'must be an Action.Execute');
  if (!Array.isArray(userIds) || userIds.length > mostRefreshedPeople)
    report('refresh/userIds', 'must name at most 60 people');
}

function walk(part: Record<string, unknown>, here: Walk): void {
  const { at, report } = here;
  for (const [name, inner] of Object.entries(part)) {
    const place = at === '' ? name : `${at}/${name}`;
    if (/url$/i.test(name)) checkAddress(inner, part['type'], () => report(place, 'must be an http(s) address'));
    if (opaque.has(name)) continue;
    const list = Array.isArray(inner);
    if (list && name === 'actions' && inner.length > mostActions) report(place, `more than ${mostActions} actions`);
    (list ? inner : [inner]).forEach((child, index) => {
      if (isRecord(child)) checkPart(child, name, { ...here, at: list ? `${place}/${index}` : place });
    });
  }
}

function checkPart(part: Record<string, unknown>, place: string, here: Walk): void {
  const { type, id } = part;
  if (typeof type === 'string') {
    checkKind(part, type, here);
    const misplaced = actionPlaces.has(place) !== type.startsWith('Action.') && place !== 'fallback';
    if (misplaced) here.report(here.at, `${type} cannot stand here`);
    if (type.startsWith('Input.')) checkInputId(id, here);
  }
  walk(part, here);
}

function checkKind(part: Record<string, unknown>, type: string, { at, version, report }: Walk): void {
  const required = Object.hasOwn(parts, type) ? parts[type] : undefined;
  if (type === 'Action.Execute' && !executes.test(version)) report(at, `version ${version} knows no Action.Execute`);
  if (required === undefined && part['fallback'] === undefined) report(at, `unknown type ${type}`);
  for (const name of required ?? []) {
    if (part[name] === undefined || part[name] === '') report(at, `${type} needs ${name}`);
  }
}

function checkInputId(id: unknown, { at, seen, report }: Walk): void {
  if (typeof id !== 'string') return;
  if (seen.has(id)) report(at, `the id ${id} is taken`);
  seen.add(id);
}

/** Pictures may be in the address itself. */
function checkAddress(value: unknown, type: unknown, report: () => void): void {
  const { protocol = '' } = URL.parse(String(value)) ?? {};
  if (!/^https?:$/.test(protocol) && !(type === 'Image' && protocol === 'data:')) report();
}
