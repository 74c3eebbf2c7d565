import { firstSnapshot, type PersonEvent, type WorldEvent } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import { newConversation } from '../conversation/conversation.ts';
import type { Standing } from '../conversation/standing.ts';
import { compose } from '../replies/compose.ts';
import { viewOf } from '../replies/view.ts';
import { at, dana, danasInbox, verdictOf } from '../testing/scripted-world.ts';
import { type Reading, readTurn } from './read-turn.ts';
import { takeStep } from './take-step.ts';

const begin: Standing = {
  conversation: { ...newConversation(dana), address: 'dm', revision: 7, identity: { stranger: false } },
  snapshot: firstSnapshot(),
  now: Date.parse(at),
  supportAddress: 'help@getaptly.com',
};

const misunderstood = () => ({ intent: 'out_of_scope', confidence: 0.2, alternatives: [] }) as const;

const does = (event: PersonEvent | WorldEvent): Reading => ({ outcome: 'event', event });
const step = (here: Standing, reading: Reading) => takeStep(here, { reading });
function after(begin: Standing, ...readings: readonly Reading[]): Standing {
  let here = begin;
  for (const reading of readings) here = { ...here, ...step(here, reading) };
  return here;
}
const said = (here: Standing, text: string) => step(here, readTurn({ kind: 'text', text }, here, misunderstood));

const declined = after(
  begin,
  does({ type: 'person.asked' }),
  does({ type: 'inboxes.found', run: 1, inboxes: [danasInbox] }),
  does({ type: 'diagnosis.completed', run: 2, verdict: verdictOf('contact_support', 'app_misconfigured') }),
  does({ type: 'person.declinesHandoff' }),
);

describe('a no to support', () => {
  it.each(['send it', 'ok send it then', 'send', 'wait yes', 'I changed my mind', 'enviar', 'sí envíalo', 'espera sí'])(
    'is taken back by “%s”, and what would be sent is shown once more, for the same reason',
    (text) => {
      const { snapshot, added } = said(declined, text);
      expect(snapshot.value).toEqual({ confirmingHandoff: 'asking' });
      expect(snapshot.context.handoffReason).toBe('our_fault');
      expect(added.map(({ deed }) => deed.type)).toEqual(['say']);
    },
  );

  it.each(['add that we renamed it', 'tell them it is urgent', 'agrega que es urgente'])(
    'is taken back by “%s”, which goes along',
    (text) => {
      const { snapshot } = said(declined, text);
      expect(snapshot).toMatchObject({ value: { confirmingHandoff: 'asking' }, context: { note: text } });
    },
  );

  it.each([
    'did you send it',
    'was it sent?',
    'what would they see',
    'so what do i do now',
    '¿lo enviaste?',
    'qué hago entonces',
    'y ahora qué',
  ])('“%s” is answered with the way to send it after all, and it stays a no', (text) => {
    const { snapshot, added } = said(declined, text);
    expect(added).toMatchObject([{ deed: { params: { topic: 'nothing_sent_yet' } } }]);
    const { choices } = compose('nothing_sent_yet', viewOf({ ...declined, snapshot }), 1);
    expect(choices.map(({ verb }) => verb)).toEqual(['send_case', 'check_again']);
    expect(said({ ...declined, snapshot }, 'send it').snapshot.value).toEqual({ confirmingHandoff: 'asking' });
  });

  it.each(['send me a link', 'ok', 'wait'])('is not taken back by “%s”', (text) => {
    expect(said(declined, text).snapshot.value).not.toEqual({ confirmingHandoff: 'asking' });
  });

  it('is looked for in no time, however a text goes on', () => {
    const began = performance.now();
    for (const words of ['it is not work ', 'yes please now ', 'no wait yes ', 'sigue sin no ']) {
      said(declined, `${words.repeat(200)}x`);
    }
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('is forgotten once something else was said', () => {
    const elsewhere = after(declined, does({ type: 'person.startsOver' }), does({ type: 'person.cancels' }));
    expect(said(elsewhere, 'send it').snapshot.value).toEqual({ closed: 'quiet' });
  });
});
