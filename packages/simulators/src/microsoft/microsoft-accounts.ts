import { createHash, randomUUID } from 'node:crypto';
import { createMail, type NewMail, type SimulatedMail } from '../provider/mail.ts';

/** The tenant that every personal account lives in. */
export const personalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** The longest a mail subscription may live, and the shortest it is given, in milliseconds. */
export const longestSubscription = 10_080 * 60_000;
const shortestSubscription = 45 * 60_000;

export interface MailSubscription {
  readonly id: string;
  readonly clientId: string;
  readonly resource: string;
  readonly changeType: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly clientState: string | null;
  readonly expiresAt: number;
}

export interface MicrosoftAccount {
  /** Of the mailbox. */
  readonly email: string;
  /** The principal name; many organisations have others than their mail addresses. */
  readonly signInName: string;
  readonly oid: string;
  readonly tid: string;
  readonly name: string;
  /** What its tenant is called on the pages. */
  readonly organisation: string;
  /** In the order they were delivered; a message's place is its change number. */
  readonly messages: SimulatedMail[];
  readonly subscriptions: Map<string, MailSubscription>;
  /** Delta tokens of an older generation are refused. */
  syncGeneration: number;
  /** Whether the browser has a live session, so that no sign-in page is needed. */
  signedIn: boolean;
}

export interface NewMicrosoftAccount {
  readonly email: string;
  /** Left out: the mail address. */
  readonly signInName?: string;
  readonly name?: string;
  readonly oid?: string;
  /** Left out, a work account of a tenant of its own; `consumers` makes a personal account. */
  readonly tid?: string;
  readonly organisation?: string;
  readonly messages?: readonly NewMail[];
}

/** The people of the simulated Microsoft and their mailboxes. */
export interface MicrosoftAccounts {
  readonly all: ReadonlyMap<string, MicrosoftAccount>;
  add(account: NewMicrosoftAccount): MicrosoftAccount;
  /** @throws Error when nobody has this address: a mistake of the test. */
  get(email: string): MicrosoftAccount;
  deliver(account: MicrosoftAccount, mail: NewMail): SimulatedMail;
  /** Makes or, under the same id, renews a subscription; too short a life is lengthened, as Graph does. */
  subscribe(account: MicrosoftAccount, subscription: Omit<MailSubscription, 'id'>, id?: string): MailSubscription;
  /** The subscription while it lives. */
  subscription(account: MicrosoftAccount, id: string): MailSubscription | undefined;
  /** Drops the subscriptions and the memory behind all delta tokens. */
  forgetSync(account: MicrosoftAccount): void;
}

export function createMicrosoftAccounts(clock: { now(): number }): MicrosoftAccounts {
  const all = new Map<string, MicrosoftAccount>();
  const deliver = (account: MicrosoftAccount, mail: NewMail): SimulatedMail => {
    const message = createMail(mail, clock.now());
    account.messages.push(message);
    return message;
  };
  return {
    all,
    deliver,
    add({
      email,
      signInName = email,
      name = email,
      oid = uuidOf(email),
      tid = uuidOf(domainOf(email)),
      organisation,
      messages = [],
    }) {
      const account: MicrosoftAccount = {
        email: email.toLowerCase(),
        signInName: signInName.toLowerCase(),
        oid,
        tid: tid === 'consumers' ? personalTenant : tid,
        name,
        organisation: organisation ?? domainOf(email),
        messages: [],
        subscriptions: new Map(),
        syncGeneration: 149,
        signedIn: true,
      };
      all.set(account.email, account);
      for (const mail of messages) deliver(account, mail);
      return account;
    },
    get(email) {
      const account = all.get(email.toLowerCase());
      if (account === undefined) throw new Error('No simulated Microsoft account has this address');
      return account;
    },
    subscribe(account, wanted, id = randomUUID()) {
      const expiresAt = Math.max(wanted.expiresAt, clock.now() + shortestSubscription);
      const subscription = { ...wanted, id, expiresAt };
      account.subscriptions.set(id, subscription);
      return subscription;
    },
    subscription(account, id) {
      const found = account.subscriptions.get(id);
      return found !== undefined && clock.now() < found.expiresAt ? found : undefined;
    },
    forgetSync(account) {
      account.subscriptions.clear();
      account.syncGeneration += 1;
    },
  };
}

export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}

/** The same for the same text in every run. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text.toLowerCase()).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
