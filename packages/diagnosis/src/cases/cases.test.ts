import { describe, expect, it } from 'vitest';
import { type ExplainedCase, explainCase } from '../explain/explain-case.ts';
import { type LabelledCase, labelledCases } from './labelled-cases.ts';

const now = Date.parse('2026-11-22T18:45:00Z');
const judged = labelledCases.map((labelled) => ({ labelled, explained: explainCase(labelled, now) }));

/** Right is the label's cause, or one that the label names as possible, offered as likely. */
function isRight({
  labelled,
  explained,
}: {
  readonly labelled: LabelledCase;
  readonly explained: ExplainedCase;
}): boolean {
  if (explained.cause === labelled.cause) return true;
  return explained.certainty === 'likely' && (labelled.also_possible ?? []).includes(explained.cause);
}

function figure(confidences: readonly string[]): {
  readonly share: number;
  readonly wrong: readonly string[];
  readonly text: string;
} {
  const cases = judged.filter(({ labelled }) => confidences.includes(labelled.confidence));
  const wrong = cases.filter((one) => !isRight(one)).map(({ labelled }) => labelled.id);
  const right = cases.length - wrong.length;
  return {
    share: right / cases.length,
    wrong,
    text: `${confidences.join(' and ')}: ${right} of ${cases.length} (${((100 * right) / cases.length).toFixed(1)} %)`,
  };
}

describe('The labelled answers', () => {
  it('get their cause in at least 97 % of the documented and reported, and 92 % of the inferred', () => {
    const known = figure(['documented', 'reported']);
    const inferred = figure(['inferred']);
    process.stdout.write(`causes found, ${known.text}; ${inferred.text}\n`);
    expect(known.share, known.wrong.join(' ')).toBeGreaterThanOrEqual(0.97);
    expect(inferred.share, inferred.wrong.join(' ')).toBeGreaterThanOrEqual(0.92);
  });

  it('are never given another cause as certain', () => {
    const wrong = judged.filter(
      ({ labelled, explained }) => explained.certainty === 'certain' && explained.cause !== labelled.cause,
    );
    expect(wrong.map(({ labelled }) => labelled.id)).toEqual([]);
  });

  it.each([200, 400, 403, 500])('are judged by their words, were their status %i', (status) => {
    const wrong = labelledCases.filter((labelled) => {
      const { http } = labelled;
      const worded = http !== undefined && http.status >= 400 && http.body !== '' && http.status !== 407;
      return worded && !isRight({ labelled, explained: explainCase({ ...labelled, http: { ...http, status } }, now) });
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it.each(['Mailbox quota exceeded', "The user's Drive storage quota has been exceeded."])(
    'are not taken for a limit that passes where the store is full: %s',
    (message) => {
      const body = { error: { code: 403, message } };
      const full = { provider: 'google', stage: 'mailbox_read', http: { status: 403, headers: {}, body } } as const;
      expect(explainCase(full, now)).toMatchObject({ cause: 'mailbox_unavailable', certainty: 'likely' });
    },
  );

  it('get the time that the provider named', () => {
    const timed = judged.filter(
      ({ labelled, explained }) =>
        labelled.retry_after_s !== undefined && ['wait', 'reduce_usage'].includes(explained.remedy),
    );
    expect(timed.length).toBeGreaterThan(60);
    for (const { labelled, explained } of timed)
      expect(explained.retryAfterSeconds, labelled.id).toBe(labelled.retry_after_s);
  });

  it.each(['g-watch-503', 'g-watch-timed-out', 'mss-503', 'mss-reset'])(
    'say that mail can be read where only what announces it is down: %s',
    (id) => {
      const found = judged.find(({ labelled }) => labelled.id === id);
      expect(found?.explained.sentence).toContain('This mailbox can be read');
    },
  );

  it('never lead to a reconnect where that cannot help', () => {
    for (const { labelled, explained } of judged) {
      if (explained.remedy !== 'reconnect') continue;
      expect(['throttled', 'provider_outage', 'app_misconfigured', 'healthy', 'unknown'], labelled.id).not.toContain(
        explained.cause,
      );
      expect(['contact_admin', 'contact_support', 'wait', 'reduce_usage'], labelled.id).not.toContain(labelled.remedy);
    }
  });

  it('never blame a password with certainty on what Google says of a grant', () => {
    const blamed = judged.filter(
      ({ labelled, explained }) => labelled.provider === 'google' && explained.cause === 'password_changed',
    );
    expect(blamed.length).toBeGreaterThan(1);
    for (const { explained } of blamed) expect(explained.certainty).toBe('likely');
  });

  it('never call a lone failure that passes by itself certain', () => {
    for (const { explained } of judged)
      if (explained.cause === 'provider_outage')
        expect(explained).toMatchObject({ certainty: 'likely', remedy: 'wait' });
  });
});
