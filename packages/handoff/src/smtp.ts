import { createTransport } from 'nodemailer';
import type { CaseMail } from './compose-mail.ts';
import { HandoffError } from './errors.ts';

export type PostResult =
  | { readonly outcome: 'sent' }
  /** The server refuses this mail for good (5xx); trying again cannot help. */
  | { readonly outcome: 'refused'; readonly status: number };

export interface SmtpConfig {
  /** `smtp://user:password@host:port` or `smtps://…` */
  readonly smtpUrl: string;
  /** For how long the server may keep silent, in milliseconds; left out: 20 s. A whole mail may take six times that. */
  readonly patience?: number;
}

export interface Smtp {
  /** Hands a mail to the server. Rejected (`HandoffError`, refused-for-now) when it is to be tried again later. */
  post(mail: CaseMail): Promise<PostResult>;
  /**
   * Ends what is under way as refused for now, and what comes later. A mail that the server took all the same is sent
   * once more by whoever tries again; its Message-ID shows that it is one.
   */
  close(): void;
}

/** Sends mails, one connection each. */
export function createSmtp({ smtpUrl, patience = 20_000 }: SmtpConfig): Smtp {
  const transport = createTransport({
    url: smtpUrl,
    dnsTimeout: patience,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    // A mail is made of what it is given; no text in it may name a file or an address to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const closed = new AbortController();
  return {
    async post({ headers, attachments, references, ...mail }) {
      // A server that says a word now and then is never silent, and must not hold the others up for ever.
      const signal = AbortSignal.any([closed.signal, AbortSignal.timeout(6 * patience)]);
      try {
        closed.signal.throwIfAborted();
        const sending = transport.sendMail({
          ...mail,
          headers: { ...headers },
          attachments: [...attachments],
          ...(references !== undefined && { references: [...references] }),
        });
        await unless(signal, sending);
        return { outcome: 'sent' };
      } catch (error) {
        const status = finalStatusOf(error);
        if (status !== undefined) return { outcome: 'refused', status };
        throw new HandoffError('refused-for-now', 'The mail server did not take the mail.', { cause: error });
      }
    },
    close: () => closed.abort(),
  };
}

/** `work`, or a rejection as soon as `signal` is given. */
async function unless<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop);
  return Promise.race([work, stopped]).finally(() => signal.removeEventListener('abort', stop));
}

/**
 * The SMTP status when the server refuses this very mail for good. That it does not let us sign in (also a 5xx) is a fault
 * of our set-up, which can be repaired while the mail waits.
 */
function finalStatusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('responseCode' in error) || typeof error.responseCode !== 'number')
    return undefined;
  const signIn = 'code' in error && error.code === 'EAUTH';
  return error.responseCode >= 500 && !signIn ? error.responseCode : undefined;
}
