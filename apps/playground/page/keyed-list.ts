export interface Item {
  readonly key: string;
  /** Drawn again when this changes. */
  readonly revision: string;
  draw(): HTMLElement;
}

/** Shows items in a container, touching only those that are new, changed or gone: so focus and screen readers keep their place. */
export function createKeyedList(container: HTMLElement): (items: readonly Item[]) => void {
  const shown = new Map<string, { readonly revision: string; readonly element: HTMLElement }>();

  const drawn = ({ key, revision, draw }: Item): HTMLElement => {
    const before = shown.get(key);
    if (before?.revision === revision) return before.element;
    const element = draw();
    shown.set(key, { revision, element });
    if (before !== undefined) replace(before.element, element);
    return element;
  };
  return (items) => {
    const keys = new Set(items.map(({ key }) => key));
    for (const [key, { element }] of shown) {
      if (keys.has(key)) continue;
      element.remove();
      shown.delete(key);
    }
    items.forEach((item, index) => {
      const element = drawn(item);
      if (container.children[index] !== element) container.insertBefore(element, container.children[index] ?? null);
    });
  };
}

/** Whoever had the focus on a button that is gone stays at the message it was on. */
function replace(before: HTMLElement, after: HTMLElement): void {
  const hadFocus = before.contains(document.activeElement);
  before.replaceWith(after);
  if (!hadFocus) return;
  after.tabIndex = -1;
  after.focus({ preventScroll: true });
}
