import type { SlackSurface } from '../../src/view.ts';
import { element } from '../element.ts';
import { openHome, type PersonName, press } from '../server.ts';
import { busy, complain } from '../toast.ts';
import { drawBlock } from './blocks.ts';

export interface HomeTab {
  readonly content: HTMLElement;
  /** Tells the app that somebody looks at it, as Slack does. */
  opened(): void;
  show(home: SlackSurface | undefined): void;
}

/** The app's Home tab. */
export function createHome(speaker: () => PersonName): HomeTab {
  const content = element('div', {
    className: 'home',
    tabIndex: 0,
    role: 'region',
    ariaLabel: 'Home of Inbox Reconnect',
    data: { testid: 'slack-home' },
  });
  let shown = '';
  let shownTo: PersonName | undefined;
  const opened = () => void busy(content, () => openHome(speaker()));
  const pressOn = (message: string) => (pressed: { readonly id: string; readonly control: HTMLElement }) =>
    void busy(pressed.control, async () => {
      const { failed } = await press({ person: speaker(), platform: 'slack', message, button: pressed.id });
      if (failed !== undefined) complain(failed);
    });
  return {
    content,
    opened,
    show(home) {
      const person = speaker();
      if (!content.hidden && shownTo !== person) opened();
      shownTo = person;
      const wanted = JSON.stringify([person, home]);
      if (shown === wanted) return;
      shown = wanted;
      const hadFocus = content.contains(document.activeElement);
      content.replaceChildren(
        ...(home === undefined
          ? [element('p', { className: 'context' }, 'Nothing here yet.')]
          : home.blocks.map((block) => drawBlock(block, pressOn(home.id)))),
      );
      // Whoever pressed a button that was drawn anew is still at home.
      if (hadFocus) content.focus({ preventScroll: true });
    },
  };
}
