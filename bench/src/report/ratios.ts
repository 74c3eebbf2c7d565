import type { RoundFigures } from '../measure/round.ts';
import { ratioByRound, type Spread } from '../measure/statistics.ts';
import type { SystemName } from '../systems/system.ts';
import { type RatioName, type Results, ratioNames } from './results.ts';

/** The two systems of a ratio: `slack_vs_bolt` divides `slack_ours` by `slack_bolt`. */
const pairs: Readonly<Record<RatioName, readonly [ours: SystemName, theirs: SystemName]>> = {
  slack_vs_bolt: ['slack_ours', 'slack_bolt'],
  slack_vs_chat_sdk: ['slack_ours', 'slack_chat_sdk'],
  slack_vs_limit: ['slack_ours', 'slack_limit'],
  teams_vs_botbuilder: ['teams_ours', 'teams_botbuilder'],
  teams_vs_agents: ['teams_ours', 'teams_agents'],
  teams_vs_chat_sdk: ['teams_ours', 'teams_chat_sdk'],
  teams_vs_limit: ['teams_ours', 'teams_limit'],
};

/** Each ratio of one figure, as it spread over the rounds. */
export function ratiosOf(
  systems: Results['systems'],
  figure: (round: RoundFigures) => number | undefined,
): Readonly<Record<RatioName, Spread>> {
  const perRound = (name: SystemName) => systems[name].rounds.map((round) => round && figure(round));
  const entries = ratioNames.map((name) => {
    const [ours, theirs] = pairs[name];
    return [name, ratioByRound(perRound(ours), perRound(theirs))] as const;
  });
  // One entry for every name of the list.
  return Object.fromEntries(entries) as Record<RatioName, Spread>;
}

export function mediansOf(spreads: Readonly<Record<RatioName, Spread>>): Readonly<Record<RatioName, number>> {
  const entries = ratioNames.map((name) => [name, spreads[name].median] as const);
  return Object.fromEntries(entries) as Record<RatioName, number>;
}
