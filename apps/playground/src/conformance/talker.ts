import type { SimulatedWorld } from '../simulated-world.ts';
import type { Player } from '../stage/run.ts';
import type { Meaning } from './meaning.ts';
import { readSlack } from './read-slack.ts';
import { readTeams } from './read-teams.ts';

/** A person who talks to the assistant in private, on one platform or the other. */
export interface Talker {
  readonly platform: 'slack' | 'teams';
  /** `copies`: how often the platform delivers it. */
  writes(text: string, copies?: number): Promise<unknown>;
  /** Mentions the app where others read, and gives what can then be read there by them. */
  mentions(text: string): Promise<() => readonly string[]>;
  /** Presses the newest button with this label. */
  presses(label: string): Promise<unknown>;
  /** The newest button with this label as it is now, to be pressed later, when the message may have changed. */
  keeps(label: string): () => Promise<unknown>;
  /** What the assistant has said to them, oldest first. */
  hears(): readonly Meaning[];
  /** Resolves with the newest message that has such a line, now or soon. */
  waitsFor(line: RegExp): Promise<Meaning>;
}

const patience = { timeoutMs: 10_000 };

/** Says what was waited for, and what was heard last instead. */
export function inVain(line: RegExp, hears: () => readonly Meaning[]) {
  return (cause: unknown): never => {
    const last = hears().slice(-3);
    const heard = last.map(({ lines }) => lines.join(' / ')).join(' | ');
    throw new Error(`waited for ${line} in vain; last heard: ${heard}`, { cause });
  };
}

function newestWith(messages: readonly Meaning[], line: RegExp): Meaning | undefined {
  return messages.findLast(({ lines }) => lines.some((one) => line.test(one)));
}

function hasButton(label: string) {
  return ({ buttons }: Meaning) => buttons.some((button) => button.label === label);
}

function talkInSlack({ slack }: SimulatedWorld, { slack: person }: Player): Talker {
  const holding = (label: string) => {
    const message = said().findLast((one) => hasButton(label)(readSlack(one)));
    if (message === undefined) throw new Error(`No message has a button "${label}".`);
    return message;
  };
  const said = () =>
    slack.world.messagesSeenBy(person.id).filter(({ byApp, channel }) => byApp && channel === person.dm);
  return {
    platform: 'slack',
    writes: (text, copies = 1) => person.writes(text, { copies }),
    async mentions(text) {
      const channel = slack.channel('conformance');
      await person.mentions(channel, text);
      return () =>
        slack.world
          .messages()
          .filter((one) => one.byApp && one.channel === channel && one.onlyFor === undefined)
          .flatMap((one) => readSlack(one).lines.concat(one.text));
    },
    presses: async (label) => person.clicks(holding(label), label),
    keeps(label) {
      const message = holding(label);
      return () => person.clicks(message, label);
    },
    hears: () => said().map(readSlack),
    waitsFor: (line) =>
      slack
        .waitFor(() => newestWith(said().map(readSlack), line), patience)
        .catch(inVain(line, () => said().map(readSlack))),
  };
}

function talkInTeams({ teams }: SimulatedWorld, { teams: person }: Player): Talker {
  const holding = (label: string) => {
    const activity = said().findLast((one) => hasButton(label)(readTeams(one)));
    if (activity === undefined) throw new Error(`No message has a button "${label}".`);
    return activity;
  };
  const said = () =>
    teams.world
      .activitiesSeenBy(person.id)
      .filter(({ from, conversation }) => from === undefined && conversation === person.chat);
  return {
    platform: 'teams',
    writes: (text, copies = 1) => person.writes(text, { copies }),
    async mentions(text) {
      const channel = teams.channel('conformance');
      await person.mentionsInChannel(channel, text);
      return () =>
        teams.world
          .activities()
          .filter(({ conversation, from }) => from === undefined && conversation.startsWith(channel))
          .flatMap((one) => [...readTeams(one).lines, one.text]);
    },
    presses: async (label) => person.presses(holding(label), label),
    keeps(label) {
      const activity = holding(label);
      return () => person.presses(activity, label);
    },
    hears: () => said().map(readTeams),
    waitsFor: (line) =>
      teams
        .waitFor(() => newestWith(said().map(readTeams), line), patience)
        .catch(inVain(line, () => said().map(readTeams))),
  };
}

/** Each platform's way to talk. */
export const talkers = { slack: talkInSlack, teams: talkInTeams } as const;
