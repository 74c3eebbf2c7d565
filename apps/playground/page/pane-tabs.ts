import { element, find } from './element.ts';

const panes = { slack: 'Slack', teams: 'Teams', mailbox: 'Aptly & mail' } as const;

/** On narrow screens one pane is shown at a time. */
export function createPaneTabs(): void {
  const shown = find('.panes', HTMLElement);
  const tabs = Object.entries(panes).map(([id, name]) => {
    const tab = element(
      'button',
      {
        type: 'button',
        ariaPressed: String(id === 'slack'),
        data: { testid: `show-${id}` },
        attributes: { 'aria-controls': id },
      },
      name,
    );
    tab.addEventListener('click', () => {
      shown.dataset['shown'] = id;
      for (const other of tabs) other.ariaPressed = String(other === tab);
    });
    return tab;
  });
  find('.pane-tabs', HTMLElement).replaceChildren(...tabs);
}
