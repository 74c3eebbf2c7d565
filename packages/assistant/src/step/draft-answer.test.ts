import type { Snapshot } from '@reconnect/troubleshooting';
import { describe, expect, it } from 'vitest';
import type { Intent } from '../ports.ts';
import { after, failed, offering, shown } from '../testing/draft-situations.ts';
import { at } from '../testing/scripted-world.ts';
import { interpretText } from './interpret.ts';

function meaning(text: string, intent: Intent, snapshot = shown) {
  const read = interpretText(text, snapshot, () => ({ intent, confidence: 0.9, alternatives: [] }));
  return read.outcome === 'event' ? read.event : read.outcome;
}

/** To words whose meaning is not clear. */
function unsure(text: string, snapshot: Snapshot, intent: Intent = 'status') {
  const read = interpretText(text, snapshot, () => ({ intent, confidence: 0.3, alternatives: [] }));
  return read.outcome === 'event' ? read.event : read.outcome;
}

describe.each([
  ['shown', shown],
  ['shown again after it could not be sent', failed],
])('to a case that is %s', (_, snapshot) => {
  it.each(['yes', 'Yep!', 'ok sure', 'yes please, that would be great', 'sí, claro', 'por supuesto', '👍', ':+1:'])(
    '“%s” is a plain yes, which sends it',
    (text) => {
      expect(meaning(text, 'affirm', snapshot)).toMatchObject({ type: 'person.affirmed' });
    },
  );

  it.each(['forget it, just send it', 'never mind, send it'])('“%s” sends it', (text) => {
    expect(meaning(text, 'cancel', snapshot)).toEqual({ type: 'person.confirmsHandoff' });
  });

  it.each(['nope', 'no thanks', 'I’d rather not', 'thanks, but no thanks', 'claro que no', 'no gracias', '👎', ':-1:'])(
    '“%s” is a plain no, which drops it',
    (text) => {
      expect(meaning(text, 'deny', snapshot)).toEqual({ type: 'person.denied' });
    },
  );

  it.each([
    'solved',
    'ok it came now',
    'ok its working now',
    'yes it just came in',
    'its working again',
    'the emails just arrived',
    'ok cool but i fixed it',
    'I got the emails',
    'not yet but now it works',
    'ya llegó',
    'sí ya funciona',
    'ok ya quedó',
  ])('“%s” says that nothing is to be sent any more', (text) => {
    expect(meaning(text, 'affirm', snapshot)).toEqual({ type: 'person.saysItWorks' });
  });

  it('good news counts whatever else the words were taken for', () => {
    expect(unsure('ok never mind it works', snapshot, 'cancel')).toEqual({ type: 'person.saysItWorks' });
    expect(meaning('no it works', 'deny', snapshot)).toEqual({ type: 'person.saysItWorks' });
    expect(meaning('no, all good', 'affirm', snapshot)).toEqual({ type: 'person.saysItWorks' });
    expect(meaning('no gracias, ya quedó', 'deny', snapshot)).toEqual({ type: 'person.saysItWorks' });
  });

  it('a plain yes or no is one also where nothing else is understood of it', () => {
    expect(unsure('please', snapshot, 'affirm')).toMatchObject({ type: 'person.affirmed' });
    expect(unsure('not now but later', snapshot)).toEqual({ type: 'person.denied' });
    expect(unsure('perfect thanks', snapshot, 'thanks')).not.toMatchObject({ type: 'person.affirmed' });
    expect(unsure('hm', snapshot)).not.toMatchObject({ type: 'person.denied' });
  });

  it('neither praise nor a wish to stop is good news', () => {
    expect(meaning('great work', 'thanks', snapshot)).toEqual({ type: 'person.thanks' });
    expect(meaning('close this', 'cancel', snapshot)).toEqual({ type: 'person.cancels' });
  });

  it.each([
    ['its urgent', 'affirm'],
    ['yes please get it fixed', 'affirm'],
    ['it works but only on my phone', 'affirm'],
    ['i got your email', 'affirm'],
    ['yes i see old emails', 'affirm'],
    ['ok i will wait for them', 'cancel'],
    ['yes because it is urgent, but not now', 'affirm'],
    ['yes it is still not working, first check again', 'affirm'],
    ['done', 'affirm'],
    ['yes, and tell them it began on Monday', 'affirm'],
    ['🤩', 'affirm'],
    ['not solved', 'deny'],
    ['no it still doesnt work', 'deny'],
    ['still broken', 'deny'],
    ['nothing works', 'deny'],
    ['no one is answering me', 'deny'],
    ['its down again', 'deny'],
    ['it worked for a minute and then stopped again', 'deny'],
    ['no se arregló', 'deny'],
    ['no sirve nada', 'deny'],
    ['nada todavía', 'deny'],
    ['😞', 'deny'],
  ] as const)('“%s” is neither: it goes along, and the question stands', (text, intent) => {
    const event = meaning(text, intent, snapshot);
    expect(event).toEqual({ type: 'person.addsNote', note: text });
    if (typeof event === 'string') return;
    const next = after(snapshot, { ...event, at });
    expect(next.value).toEqual({ confirmingHandoff: 'asking' });
    expect(next.context.note).toBe(text);
  });

  it.each([
    ['no it still does not work, send it', 'person.confirmsHandoff'],
    ['sigue sin funcionar, envíalo', 'person.confirmsHandoff'],
    ['yes please, it’s still not working', 'person.confirmsHandoff'],
    ['yes, i have waited since monday', 'person.confirmsHandoff'],
    ['yes because my tenants are waiting', 'person.confirmsHandoff'],
    ['yes, thank you so much', 'person.confirmsHandoff'],
    ['yes it is urgent', 'person.confirmsHandoff'],
    ['yes send it, it was working until today', 'person.confirmsHandoff'],
    ['sí, sigue sin funcionar', 'person.confirmsHandoff'],
    ['está bien pero espera', 'person.declinesHandoff'],
  ])('“%s” is the order that it ends with', (text, type) => {
    expect(meaning(text, 'affirm', snapshot)).toEqual({ type });
  });
});

it('a yes or a no means what it means elsewhere where no case is shown', () => {
  expect(meaning('its urgent', 'affirm', offering)).toEqual({ type: 'person.affirmed' });
  expect(meaning('nothing works', 'deny', offering)).toEqual({ type: 'person.denied' });
});

it('is read in no time, however a text goes on', () => {
  const began = performance.now();
  const lines = [
    'yes ok do it ',
    'no not now thanks ',
    'thanks but no ',
    'no it is still ',
    'please do it wait ',
    'claro que si ',
  ];
  for (const line of lines) for (const intent of ['affirm', 'deny'] as const) meaning(`${line.repeat(200)}x`, intent);
  for (const line of lines) meaning(`${line.repeat(3)}x`, 'affirm');
  expect(performance.now() - began).toBeLessThan(2_000);
});
