import type { Provider } from '@reconnect/troubleshooting';
import { property } from '../reading/plain-object.ts';
import { accepted, all, type Condition, not, outerStatus, shape, stage } from './conditions.ts';
import type { Rule } from './rule.ts';

interface Accepting {
  readonly provider: Provider;
  /** The answer holds what was asked for. */
  readonly holdsWhatWasAsked: Condition;
  /** Where it is documented how signing in, reading, and everything else is answered. */
  readonly sources: { readonly signIn: string; readonly read: string; readonly any: string };
}

/** What a yes means where nothing is missing from it; the same for both providers. */
export function plainlyAcceptedRules({ provider, holdsWhatWasAsked, sources }: Accepting): readonly Rule[] {
  const fine = { cause: 'healthy', remedy: 'none', certainty: 'certain', explanation: 'healthy.ok' } as const;
  const signingIn = stage('token_refresh', 'authorize_callback');
  const name = (id: string) => `${provider}.accepted.${id}`;
  return [
    {
      ...fine,
      id: name('signed-in'),
      when: all(accepted, signingIn, (s) => property(s.tree, 'access_token') !== undefined || s.kind === 'query'),
      source: sources.signIn,
    },
    { ...fine, id: name('answered'), when: all(accepted, not(signingIn), holdsWhatWasAsked), source: sources.read },
    {
      ...fine,
      id: name('nothing-to-say'),
      when: all(accepted, not(signingIn)),
      certainty: 'likely',
      source: sources.any,
    },
    { ...fine, id: name('not-modified'), when: outerStatus(304), certainty: 'likely', source: sources.any },
    {
      id: name('cut-off'),
      when: all(
        outerStatus(200, 299),
        shape('broken', 'empty'),
        (s) => s.words.size === 0 || !s.text.includes('error'),
      ),
      cause: 'provider_outage',
      remedy: 'wait',
      certainty: 'likely',
      explanation: 'outage.cut-off',
      wait: 5,
      source: sources.any,
    },
  ];
}
