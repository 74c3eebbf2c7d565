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

/**
 * The statechart as a Mermaid diagram: one box a state, one arrow for all the events that lead the same way. What every
 * state understands (ask again, talk to a person, start over, never mind …) is left out, being the same everywhere.
 */
export function drawDiagram(): string {
  const arrows = new Map<string, Set<string>>();
  const add = (from: string, to: string, label: string) => {
    const arrow = `${from} --> ${to}`;
    arrows.set(arrow, (arrows.get(arrow) ?? new Set()).add(label));
  };
  const walk = (node: Node) => {
    const leading = [...node.transitions.entries()].flatMap(([event, transitions]) =>
      transitions.map((one) => [event, one] as const),
    );
    const always = (node.always ?? []).map((one) => ['', one] as const);
    for (const [event, { target, guard }] of [...leading, ...always]) {
      for (const to of target ?? []) {
        if (top(node) !== top(to))
          add(top(node), top(to), event === '' ? String(guard ?? 'otherwise') : event.replace('person.', ''));
      }
    }
    for (const child of Object.values(node.states)) walk(child);
  };
  for (const state of Object.values((machine.root as unknown as Node).states)) walk(state);
  const lines = [...arrows].map(
    ([arrow, labels]) => `  ${arrow} : ${[...labels].slice(0, 4).join(', ')}${labels.size > 4 ? ' …' : ''}`,
  );
  return ['stateDiagram-v2', '  [*] --> idle', ...lines].join('\n');
}
