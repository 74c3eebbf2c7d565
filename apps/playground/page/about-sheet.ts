import { whatToTry } from '../src/what-to-try.ts';
import { element, find } from './element.ts';

/** Tells what to try, what this is, and how to point Microsoft's own Agents Playground at the Teams app. */
export function createAboutSheet(): (teamsEndpoint: string) => void {
  const sheet = find('#about', HTMLDialogElement);
  const command = element('code', { tabIndex: 0 });
  const close = element('button', { type: 'button', className: 'close', ariaLabel: 'Close', title: 'Close' }, '✕');
  close.addEventListener('click', () => sheet.close());
  find('#about-button', HTMLButtonElement).addEventListener('click', () => sheet.showModal());
  sheet.replaceChildren(
    element('header', {}, element('h2', { id: 'about-title' }, 'What to try'), close),
    element('ol', {}, ...whatToTry.map((step) => element('li', {}, step))),
    element('h3', {}, 'What is real here'),
    element(
      'p',
      {},
      'The assistant is the real one: its Slack app, its Teams app and its web app run in this process, as they would in production. Slack, Teams, Google, Microsoft and the mail server are simulators that speak the real protocols on this machine. Nothing leaves it.',
    ),
    element('h3', {}, 'With Microsoft’s own Agents Playground'),
    element('p', {}, 'The Teams app takes activities from it as well:'),
    element('pre', {}, command),
  );
  return (teamsEndpoint) => {
    command.textContent = `npx -y @microsoft/m365agentsplayground@0.2.28 start -e ${teamsEndpoint} -c msteams`;
  };
}
