import { isLoopback } from '@reconnect/loopback';
import { createTransport } from 'nodemailer';
import { HandoffError } from '../errors.ts';
import type { CaseMail } from '../mail/compose-mail.ts';

export type PostResult =
  | { readonly outcome: 'sent' }
  /** The server refuses this mail for good (5xx); trying again cannot help. */
  | { readonly outcome: 'refused'; readonly status: number };

export interface SmtpConfig {
  /**
   * `smtp://user:password@host:port` or `smtps://…`. Plain `smtp:` changes to TLS (STARTTLS) where the server can, and
   * must before it sends a password, except on this machine.
   */
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
  const { username, hostname } = new URL(smtpUrl);
  const transport = createTransport({
    url: smtpUrl,
    requireTLS: username !== '' && !isLoopback(hostname),
    dnsTimeout: patience,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    socketCloseTimeout: patience,
    // A mail is made of what it is given; no text in it may name a file or an address to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const closed = new AbortController();
  return {
    async post({ headers, attachments, references, ...mail }) {
      try {
        await transport.sendMail({
          ...mail,
          headers: { ...headers },
          attachments: [...attachments],
          ...(references !== undefined && { references: [...references] }),
          // A server that says a word now and then is never silent, and must not hold the others up for ever.
          signal: AbortSignal.any([closed.signal, AbortSignal.timeout(6 * patience)]),
        });
        return { outcome: 'sent' };
      } catch (error) {
        const status = statusOf(error);
        if (status !== undefined && isFinal(error, status)) return { outcome: 'refused', status };
        throw new HandoffError('refused-for-now', 'The mail server did not take the mail.', { cause: error, status });
      }
    },
    close: () => closed.abort(),
  };
}

/** What nodemailer calls an answer to a mail's sender or recipient, and one to the mail itself. */
const aboutTheMail: ReadonlySet<unknown> = new Set(['EENVELOPE', 'EMESSAGE']);
/** RFC 4954 and 3207: it wants us to sign in, to do so in another way, or over TLS. */
const aboutSigningIn: ReadonlySet<number> = new Set([530, 534, 535, 538]);

/** The SMTP status that the server answered with, where it did. */
function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
  return typeof status === 'number' ? status : undefined;
}

/**
 * Whether the server refuses this very mail for good. That it does not speak with us or does not let us sign in (also a
 * 5xx) is a fault of our set-up or of its own, which can be repaired while the mail waits.
 */
function isFinal(error: unknown, status: number): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return aboutTheMail.has(code) && status >= 500 && !aboutSigningIn.has(status);
}
