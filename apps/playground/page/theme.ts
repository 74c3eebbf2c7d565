import { find } from './element.ts';

const kept = 'theme';
const system = matchMedia('(prefers-color-scheme: dark)');

export function isDark(): boolean {
  return chosen() === undefined ? system.matches : chosen() === 'dark';
}

function chosen(): string | undefined {
  return document.documentElement.dataset['theme'];
}

/** The system's theme until somebody chooses the other one; the choice is kept in this browser. */
export function watchTheme(changed: () => void): void {
  const root = document.documentElement;
  const button = find('#theme', HTMLButtonElement);
  const name = () => {
    const other = isDark() ? 'light' : 'dark';
    button.textContent = isDark() ? '☀' : '☾';
    button.ariaLabel = `Switch to the ${other} theme`;
    button.title = button.ariaLabel;
  };
  const before = localStorage.getItem(kept);
  if (before === 'light' || before === 'dark') root.dataset['theme'] = before;
  name();
  const redraw = () => {
    name();
    changed();
  };
  button.addEventListener('click', () => {
    root.dataset['theme'] = isDark() ? 'light' : 'dark';
    localStorage.setItem(kept, root.dataset['theme']);
    redraw();
  });
  system.addEventListener('change', redraw);
}
