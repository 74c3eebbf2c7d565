import type { PlaygroundView } from '../src/view.ts';
import { createAboutSheet } from './about-sheet.ts';
import { createBesidePane } from './beside-pane.ts';
import { element, find } from './element.ts';
import { createPaneTabs } from './pane-tabs.ts';
import { followViews, type PersonName, type PlatformName, say } from './server.ts';
import { createSlackPane } from './slack/slack-pane.ts';
import { createTeamsPane } from './teams/teams-pane.ts';
import { watchTheme } from './theme.ts';
import { createTopBar } from './top-bar.ts';

const both = find('#both', HTMLInputElement);
const speaker = find('#person', HTMLSelectElement);
const sendFrom = (platform: PlatformName) => (place: 'direct' | 'channel', text: string) =>
  say({
    person: speaker.value as PersonName,
    platforms: both.checked ? ['slack', 'teams'] : [platform],
    place,
    text,
  });

const slack = createSlackPane(find('#slack', HTMLElement), {
  send: sendFrom('slack'),
  speaker: () => speaker.value as PersonName,
});
const teams = createTeamsPane(find('#teams', HTMLElement), sendFrom('teams'));
const beside = createBesidePane(find('#mailbox', HTMLElement));
const topBar = createTopBar();
const nameEndpoint = createAboutSheet();
createPaneTabs();

let latest: PlaygroundView | undefined;

function draw(): void {
  if (latest === undefined) return;
  if (speaker.options.length === 0) {
    speaker.append(
      ...latest.people.map(({ name, fullName, role }) => element('option', { value: name }, `${fullName}, ${role}`)),
    );
  }
  const person = latest.people.find(({ name }) => name === speaker.value);
  if (person === undefined) return;
  slack.show(person);
  teams.show(person, latest.run.locale);
  for (const log of document.querySelectorAll<HTMLElement>('.log')) log.lang = latest.run.locale;
}

watchTheme(draw);
speaker.addEventListener('change', draw);
followViews((view) => {
  latest = view;
  topBar.show(view);
  beside.show(view);
  nameEndpoint(view.teamsEndpoint);
  draw();
});
