import type { PlaygroundView } from '../src/view.ts';
import { element, find } from './element.ts';
import { dayAndTimeOf, durationOf, timeOf } from './moments.ts';
import { lift, skip, startScenario } from './server.ts';
import { busy } from './toast.ts';

const providerNames = { google: 'Gmail', microsoft: 'Microsoft 365' } as const;

export interface TopBar {
  show(view: PlaygroundView): void;
}

/** The picker of provider, fault and language, the story of what was picked, and time. */
export function createTopBar(): TopBar {
  const form = find('.scenario', HTMLFormElement);
  const provider = find('[name=provider]', HTMLSelectElement);
  const scenario = find('[name=scenario]', HTMLSelectElement);
  const locale = find('[name=locale]', HTMLSelectElement);
  const start = find('[data-testid=start-scenario]', HTMLButtonElement);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void busy(start, async () => {
      await startScenario({ provider: provider.value, scenario: scenario.value, locale: locale.value });
      toggleControls(false);
    });
  });
  const lifting = find('#lift', HTMLButtonElement);
  lifting.addEventListener('click', () => void busy(lifting, lift));
  const toggle = find('.open-controls', HTMLButtonElement);
  toggle.addEventListener('click', () => toggleControls(toggle.ariaExpanded !== 'true'));
  const showTime = createTime();
  let run = 0;

  return {
    show(view) {
      showTime(view);
      if (scenario.options.length === 0) fillScenarios(scenario, view);
      if (view.run.number === run) return;
      run = view.run.number;
      provider.value = view.run.provider;
      scenario.value = view.run.scenario;
      locale.value = view.run.locale;
      tell(view, toggle);
    },
  };
}

function toggleControls(open: boolean): void {
  find('.open-controls', HTMLButtonElement).ariaExpanded = String(open);
  find('.controls', HTMLElement).classList.toggle('open', open);
}

function fillScenarios(select: HTMLSelectElement, { scenarios }: PlaygroundView): void {
  for (const [group, members] of Map.groupBy(scenarios, (one) => one.group)) {
    const options = members.map(({ name, title }) => element('option', { value: name }, title));
    select.append(element('optgroup', { label: group }, ...options));
  }
}

function tell({ run, scenarios }: PlaygroundView, toggle: HTMLElement): void {
  const scenario = scenarios.find(({ name }) => name === run.scenario);
  const title = `${providerNames[run.provider]} · ${scenario?.title ?? ''}`;
  find('#story-title', HTMLElement).textContent = title;
  find('#story-text', HTMLElement).textContent = scenario?.what[run.provider] ?? '';
  toggle.textContent = title;
}

/** The clock ticks by itself between views. */
function createTime(): (view: PlaygroundView) => void {
  const shown = find('.now', HTMLTimeElement);
  const promise = find('[data-skip=promise]', HTMLButtonElement);
  let ahead = 0;
  const tick = () => {
    const now = Date.now() + ahead;
    const moved = durationOf(ahead);
    const words = timeOf(now) + (moved === '' ? '' : ` (+${moved})`);
    if (shown.textContent === words) return;
    shown.textContent = words;
    shown.title = dayAndTimeOf(now);
  };
  setInterval(tick, 1_000);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-skip]')) {
    const by = button.dataset['skip'] ?? '';
    const skipped = by === 'promise' ? { until: 'promise' as const } : { ms: Number(by) };
    button.addEventListener('click', () => void busy(button, () => skip(skipped)));
  }
  return ({ now, promisedAt }) => {
    ahead = now - Date.now();
    promise.disabled = promisedAt === undefined || promisedAt <= now;
    tick();
  };
}
