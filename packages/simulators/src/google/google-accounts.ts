import { createHash } from 'node:crypto';
import { createMail, type NewMail, type SimulatedMail } from '../provider/mail.ts';

/** How long Gmail remembers its history, and how long a watch lives, in milliseconds. */
const week = 7 * 24 * 60 * 60_000;

export interface GoogleAccount {
  readonly email: string;
  /** The `sub` of id_tokens. */
  readonly subject: string;
  readonly name: string;
  /** In the order they were delivered; each delivery advanced the history by one. */
  readonly messages: SimulatedMail[];
  /** One for each message: the history id its arrival was given, and when that was. */
  readonly arrivals: { readonly historyId: number; readonly messageId: string; readonly at: number }[];
  historyId: number;
  /** History ids below this one are forgotten. */
  historyFloor: number;
  watch: { readonly clientId: string; readonly topic: string; readonly expiresAt: number } | undefined;
}

export interface NewGoogleAccount {
  readonly email: string;
  readonly name?: string;
  readonly subject?: string;
  readonly messages?: readonly NewMail[];
}

/** The people of the simulated Google and their mailboxes. */
export interface GoogleAccounts {
  readonly all: ReadonlyMap<string, GoogleAccount>;
  add(account: NewGoogleAccount): GoogleAccount;
  /** @throws Error when nobody has this address: a mistake of the test. */
  get(email: string): GoogleAccount;
  deliver(account: GoogleAccount, mail: NewMail): SimulatedMail;
  /** @returns when the watch ends, in milliseconds since 1970. */
  renewWatch(account: GoogleAccount, clientId: string, topic: string): number;
  /** Ends the watch and forgets the history up to now. */
  forgetSync(account: GoogleAccount): void;
}

export function createGoogleAccounts(clock: { now(): number }): GoogleAccounts {
  const all = new Map<string, GoogleAccount>();
  const deliver = (account: GoogleAccount, mail: NewMail): SimulatedMail => {
    const message = createMail(mail, clock.now());
    account.historyId += 1;
    account.messages.push(message);
    account.arrivals.push({ historyId: account.historyId, messageId: message.id, at: clock.now() });
    return message;
  };
  return {
    all,
    deliver,
    add({ email, name = email, subject = subjectOf(email), messages = [] }) {
      const account: GoogleAccount = {
        email: email.toLowerCase(),
        subject,
        name,
        messages: [],
        arrivals: [],
        historyId: 4_815_000,
        historyFloor: 0,
        watch: undefined,
      };
      all.set(account.email, account);
      for (const mail of messages) deliver(account, mail);
      return account;
    },
    get(email) {
      const account = all.get(email.toLowerCase());
      if (account === undefined) throw new Error('No simulated Google account has this address');
      return account;
    },
    renewWatch(account, clientId, topic) {
      const expiresAt = clock.now() + week;
      account.watch = { clientId, topic, expiresAt };
      return expiresAt;
    },
    forgetSync(account) {
      account.watch = undefined;
      account.historyId += 1;
      account.historyFloor = account.historyId;
    },
  };
}

/** The oldest history id that can still be asked from. */
export function historyStart(account: GoogleAccount, now: number): number {
  const forgotten = account.arrivals.findLast((arrival) => arrival.at < now - week);
  return Math.max(account.historyFloor, forgotten?.historyId ?? 0);
}

/** Twenty-one digits, the same for the same address in every run. */
function subjectOf(email: string): string {
  const digits = BigInt(`0x${createHash('sha256').update(email.toLowerCase()).digest('hex')}`).toString();
  return `1${digits.slice(0, 20)}`;
}
