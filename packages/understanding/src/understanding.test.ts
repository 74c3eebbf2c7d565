import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUnderstanding } from './create-understanding.ts';
import { actFrom, decide } from './decision.ts';
import { intents } from './intents.ts';
import { blindLines } from './train/examples.ts';
import { accuracy, isActedOnOutOfScope, outcomes, report } from './train/report.ts';

const understand = createUnderstanding();

describe('understanding', () => {
  it.each([
    ["why isn't my inbox syncing", 'sync_problem'],
    ["hi, my inbox isn't syncing", 'sync_problem'],
    ['my emails stopped coming to aptly', 'sync_problem'],
    ["both aren't syncing", 'sync_problem'],
    ['why does it keep happening', 'why_cause'],
    ['is it safe to reconnect', 'why_cause'],
    ['do I lose my settings', 'why_cause'],
    ['my emails dont come in', 'sync_problem'],
    ['nothing arrives', 'sync_problem'],
    ['i dont get any mails in aptly anymore', 'sync_problem'],
    ['hasnt updated since 9am', 'sync_problem'],
    ['stuck on yesterday', 'sync_problem'],
    ['pero no llegan', 'sync_problem'],
    ['inbox not syncing, talk to a person', 'talk_to_human'],
    ['mi buzón no sincroniza, quiero hablar con una persona', 'talk_to_human'],
    ['my inbox stopped and how do i change my signature', 'sync_problem'],
    ["my email isn't syncing and my calendar too", 'sync_problem'],
    ['mi buzón no sincroniza y cómo cambio mi firma', 'sync_problem'],
    ["my fridge is broken. it isn't syncing", 'out_of_scope'],
    ["my email signature is wrong and my calendar isn't syncing", 'out_of_scope'],
    ['thanks, it works now', 'affirm'],
    ['thanks but it is still broken', 'deny'],
    ['thanks a lot', 'thanks'],
    ['Espero que estén bien. Mi buzón no sincroniza. Quedo atenta a lo que necesiten de nosotros.', 'sync_problem'],
    ['none of the mailboxes are syncing', 'sync_problem'],
    ['acabo de cambiar la contraseña de gmail', 'sync_problem'],
    ['am I chatting with a machine?', 'help'],
    ['no, that did not help', 'deny'],
    ['NO THAT DID NOT HELP!!!', 'deny'],
    ['hola, mi correo no sincroniza', 'sync_problem'],
    ['my inbox no sincroniza', 'sync_problem'],
    ['quiero hablar con una persona', 'talk_to_human'],
    ['👍', 'affirm'],
    ['👎', 'deny'],
    ['🙏', 'thanks'],
    ['❤️', 'thanks'],
    ['👋', 'greeting'],
    ['my inobx isnt sycning plz hlep', 'sync_problem'],
    ['is it fixed yet?', 'status'],
    ['is Microsoft down?', 'status'],
    ['outlook is dead, is microsoft down?', 'status'],
    ['¿Google está caído?', 'status'],
    ['my mailbox is full, is that why?', 'sync_problem'],
    ['mi buzón está lleno, ¿es por eso?', 'sync_problem'],
    ['I revoked access by mistake', 'sync_problem'],
    ['quité el acceso por error', 'sync_problem'],
    ['some emails dont show up, a gmail filter archives them', 'sync_problem'],
    ['un filtro de gmail archiva mis correos', 'sync_problem'],
    ['start over', 'restart'],
    ['never mind', 'cancel'],
    ['what can you do', 'help'],
    ['that did not help\n\nOn Tue, Nov 3, 2026 Support wrote:\n> please reconnect your inbox', 'deny'],
    ['sync my phone contacts', 'out_of_scope'],
    ['my calendar is not syncing', 'out_of_scope'],
    ['reset my Aptly password', 'out_of_scope'],
    ['reconnect with old friends', 'out_of_scope'],
    ['connect my bank account', 'out_of_scope'],
  ] as const)('takes "%s" for %s', (text, intent) => {
    const understood = understand(text);
    expect(understood.intent).toBe(intent);
    expect(understood.confidence).toBeGreaterThanOrEqual(actFrom);
  });

  it.each(['', '   ', '> all of it\n> is quoted', '\u200b'])('makes nothing of %j', (text) => {
    expect(understand(text)).toMatchObject({ intent: 'out_of_scope' });
    expect(understand(text).confidence).toBeLessThan(actFrom);
  });

  it('never throws, and keeps confidence between 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.option(fc.string(), { nil: undefined }),
        (text, asked) => {
          const { intent, confidence, alternatives } = understand(text, asked);
          expect(intents).toContain(intent);
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(alternatives).not.toContain('out_of_scope');
        },
      ),
    );
  });

  it('says the same whatever the case of the letters', () => {
    fc.assert(
      fc.property(fc.constantFrom(...blindLines()), ({ text }) => {
        expect(understand(text.toUpperCase()).intent).toBe(understand(text.toLowerCase()).intent);
      }),
    );
  });
});

describe('a message never trained on', () => {
  const measured = outcomes(blindLines(), understand);

  it('is understood in at least 93 of 100 cases', () => {
    expect(accuracy(measured), report(measured)).toBeGreaterThanOrEqual(0.93);
  });

  it('never makes the assistant act on what is out of scope', () => {
    expect(measured.filter(isActedOnOutOfScope).map(({ text }) => text)).toEqual([]);
  });

  it.each(intents)('has most of %s right', (intent) => {
    expect(accuracy(measured.filter((each) => each.intent === intent))).toBeGreaterThan(0.8);
  });
});

describe('decision', () => {
  const likelihoods = (given: Partial<Record<(typeof intents)[number], number>>) =>
    intents.map((intent) => given[intent] ?? 0);

  it('acts on what is likely enough and offers nothing else', () => {
    expect(decide(likelihoods({ reconnect: 0.95, status: 0.05 }))).toMatchObject({
      intent: 'reconnect',
      alternatives: [],
    });
  });

  it('offers the likely meanings, the best first, when none is likely enough', () => {
    const decision = decide(likelihoods({ status: 0.3, reconnect: 0.5, out_of_scope: 0.2 }));
    expect(decision.alternatives).toEqual(['reconnect', 'status']);
    expect(decision.confidence).toBeLessThan(actFrom);
  });

  it('has no alternatives to what is plainly out of scope', () => {
    expect(decide(likelihoods({ out_of_scope: 0.99, help: 0.01 }))).toMatchObject({
      intent: 'out_of_scope',
      alternatives: [],
    });
  });
});
