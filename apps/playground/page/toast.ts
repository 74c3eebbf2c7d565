import { find } from './element.ts';

/** How long a note stays, in milliseconds. */
const stays = 6_000;
let hiding: ReturnType<typeof setTimeout> | undefined;

/** Says that something did not work. */
export function complain(problem: unknown): void {
  const toast = find('.toast', HTMLElement);
  const words = problem instanceof Error ? problem.message : String(problem);
  // What stands there already is not announced again.
  if (toast.textContent !== words) toast.textContent = words;
  toast.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => {
    toast.hidden = true;
  }, stays);
}

/** Carries out a deed of the person; the control is busy meanwhile. */
export async function busy(control: HTMLElement, deed: () => Promise<void>): Promise<void> {
  if (control.ariaBusy === 'true') return;
  control.ariaBusy = 'true';
  try {
    await deed();
  } catch (problem) {
    complain(problem);
  } finally {
    control.ariaBusy = null;
  }
}
