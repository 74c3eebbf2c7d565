import { createMovableClock } from '@reconnect/simulators';
import { createMemoryStorage } from '@reconnect/storage/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { joinIncident, sealIncidentMail } from '../cases/incidents.ts';
import { createHandoff } from '../handoff.ts';
import { outageCase, sampleCase } from '../testing/sample-case.ts';
import { type Bounced, createBounces } from './bounces.ts';
import { deadCases, retryCase } from './dead-cases.ts';

const { number: _, ...supportCase } = sampleCase;

describe('dead cases', () => {
  let storage: ReturnType<typeof createMemoryStorage>;
  let dead: string[];
  /** How many dead letters each look was at. */
  let looked: number[];
  let retried: string[];
  let told: { readonly conversation: string; readonly key: string; readonly event: Bounced }[];
  const jobs = {
    async dead(_queue: string, { newest = dead.length }: { readonly newest?: number } = {}) {
      const found = dead.slice(-newest);
      looked.push(found.length);
      return found.map((id) => ({ id, attempts: 1, reason: 'The mail server answered 550.', diedAt: 1 }));
    },
    async failing() {
      return [];
    },
    async retry(_queue: string, id: string) {
      retried.push(id);
      dead = dead.filter((one) => one !== id);
      return true;
    },
  };
  const notify = async (conversation: string, key: string, event: Bounced) => {
    told.push({ conversation, key, event });
  };
  const bounces = (other: Partial<Parameters<typeof createBounces>[0]> = {}) =>
    createBounces({ storage, jobs, notify, ...other });
  const open = async (key: string) => {
    const queue = { add: async () => undefined };
    const conversation = `slack:T1:${key}`;
    return (await createHandoff({ storage, queue, answersHere: false }).open({ ...supportCase, key, conversation }))
      .caseNumber;
  };
  /** A stored case in the incident, and the mail that is to tell of it. */
  const join = async (key: string) => {
    const number = await open(key);
    return { number, mail: await joinIncident(storage, outageCase(number, supportCase.openedAt), 'google') };
  };

  beforeEach(() => {
    storage = createMemoryStorage({ clock: createMovableClock(Date.parse(supportCase.openedAt)) });
    dead = [];
    looked = [];
    retried = [];
    told = [];
  });

  it('are told to the person they belong to, and to nobody else', async () => {
    const [bounced] = [await open('a'), await open('b')];
    dead = [bounced];
    expect(await bounces().tell()).toBe(1);
    expect(told).toEqual([
      {
        conversation: 'slack:T1:a',
        key: `${bounced}#bounced/${bounced}`,
        event: { type: 'handoff.bounced', caseNumber: bounced },
      },
    ]);
  });

  it('are told once, by whichever process and however often it looks', async () => {
    dead = [await open('a')];
    const one = bounces();
    expect([await one.tell(), await one.tell(), await bounces().tell()]).toEqual([1, 0, 0]);
  });

  it('are told under the same key by whoever comes after a process that died before it noted it', async () => {
    dead = [await open('a')];
    const dying = { ...storage, commit: () => Promise.reject(new Error('killed')) };
    await expect(bounces({ storage: dying }).tell()).rejects.toThrow('killed');
    await bounces().tell();
    expect(told).toHaveLength(2);
    expect(told[1]).toEqual(told[0]);
  });

  it('are told later when the conversation cannot be reached now', async () => {
    dead = [await open('a')];
    let away = true;
    const one = bounces({ notify: (...word) => (away ? Promise.reject(new Error('away')) : notify(...word)) });
    await expect(one.tell()).rejects.toThrow('away');
    away = false;
    expect(await one.tell()).toBe(1);
  });

  it('are told again of a later mail of the same case', async () => {
    const number = await open('a');
    dead = [number];
    const one = bounces();
    await one.tell();
    dead = [`${number}.1`];
    expect(await one.tell()).toBe(1);
  });

  it('of an incident are told to everybody in it, also to who joins while its mail lies there', async () => {
    const { number, mail } = await join('a');
    await sealIncidentMail(storage, mail);
    dead = [mail.number];
    const one = bounces();
    await one.tell();
    const later = await join('b');
    await one.tell();
    expect(later.mail).toEqual({ ...mail, n: 1 });
    expect(told.map(({ event }) => event.caseNumber)).toEqual([number, later.number]);
  });

  it('are looked at as far as they are new, however many lie there, and all of them now and then', async () => {
    const old = await join('old');
    await sealIncidentMail(storage, old.mail);
    dead = [old.mail.number, ...Array.from({ length: 500 }, (_, n) => `IR-OLD${1_000 + n}`)];
    const one = bounces();
    await one.tell();
    const [fresh, later] = [await open('fresh'), await join('later')];
    dead.push(fresh);
    expect(await one.tell()).toBe(1);
    for (let looks = 0; looks < 60; looks += 1) await one.tell();
    expect(told.map(({ event }) => event.caseNumber)).toEqual([old.number, fresh, later.number]);
    expect(looked).toEqual([501, ...Array(60).fill(100), 502]);
  });

  it('are all told where more died since the last look than one is at', async () => {
    const one = bounces();
    await one.tell();
    for (let n = 0; n < 120; n += 1) dead.push(await open(`many ${n}`));
    expect([await one.tell(), await one.tell()]).toEqual([100, 20]);
    expect(new Set(told.map(({ conversation }) => conversation))).toHaveLength(120);
  });

  it('that are no longer kept are told to nobody', async () => {
    dead = ['IR-0000000', 'IN-0000000', 'something else'];
    expect(await bounces().tell()).toBe(0);
  });

  it('are listed with the cases that wait for them', async () => {
    const { number, mail } = await join('a');
    const other = await open('b');
    dead = [mail.number, `${other}.2`];
    expect(await deadCases({ storage, jobs })).toEqual([
      { mail: mail.number, caseNumbers: [number], attempts: 1, reason: 'The mail server answered 550.', diedAt: 1 },
      { mail: `${other}.2`, caseNumbers: [other], attempts: 1, reason: 'The mail server answered 550.', diedAt: 1 },
    ]);
  });

  it('are sent again by their number or by that of their incident, and no others are', async () => {
    const { number, mail } = await join('a');
    const other = await open('b');
    dead = [mail.number, `${other}.2`];
    expect(await retryCase({ storage, jobs }, number)).toEqual([mail.number]);
    dead = [mail.number, `${other}.2`];
    expect(await retryCase({ storage, jobs }, mail.number)).toEqual([mail.number]);
    expect(await retryCase({ storage, jobs }, other)).toEqual([`${other}.2`]);
    expect(await retryCase({ storage, jobs }, other)).toEqual([]);
    expect(retried).toEqual([mail.number, mail.number, `${other}.2`]);
  });
});
