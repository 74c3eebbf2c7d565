import { machine } from './machine.ts';

interface Node {
  readonly key: string;
  readonly states: Readonly<Record<string, Node>>;
  readonly transitions: ReadonlyMap<string, readonly Transition[]>;
  readonly always?: readonly Transition[];
  readonly path: readonly string[];
}
interface Transition {
  readonly target?: readonly Node[] | undefined;
  readonly guard?: unknown;
}

const top = (node: Node) => node.path[0] ?? node.key;

/** Everything that leads out of a state or one of its children, with the event or guard it takes. */
function waysOut(node: Node): readonly (readonly [label: string, transition: Transition])[] {
  const heard = [...node.transitions].flatMap(([event, transitions]) =>
    transitions.map((one) => [event.replace('person.', ''), one] as const),
  );
  const passing = (node.always ?? []).map((one) => [String(one.guard ?? 'otherwise'), one] as const);
  return [...heard.filter(([event]) => event !== ''), ...passing, ...Object.values(node.states).flatMap(waysOut)];
}

/**
 * The statechart as a Mermaid diagram: one box a state, one arrow for all the events that lead the same way. What every
 * state understands (ask again, talk to a person, start over, never mind …) is left out, being the same everywhere.
 */
export function drawDiagram(): string {
  const arrows = new Map<string, Set<string>>();
  for (const state of Object.values((machine.root as unknown as Node).states)) {
    for (const [label, { target = [] }] of waysOut(state)) {
      for (const to of target.map(top).filter((name) => name !== state.key)) {
        const arrow = `${state.key} --> ${to}`;
        arrows.set(arrow, (arrows.get(arrow) ?? new Set()).add(label));
      }
    }
  }
  const lines = [...arrows].map(([arrow, labels]) => `  ${arrow} : ${shortened([...labels])}`);
  return ['stateDiagram-v2', '  [*] --> idle', ...lines].join('\n');
}

const shortened = (labels: readonly string[]) => `${labels.slice(0, 4).join(', ')}${labels.length > 4 ? ' …' : ''}`;
