/** A mail that came in, as far as it matters here. Nothing in it is to be trusted. */
export interface InboundMail {
  /** Names this mail for ever: its Message-ID, or a digest where it has none. */
  readonly id: string;
  /** The one address in the one `From`, in lower case; undefined when there are none or several. */
  readonly from: { readonly name: string; readonly address: string } | undefined;
  /** Whatever looks like an address in the headers that name recipients, in lower case. */
  readonly recipients: readonly string[];
  /** The Message-IDs it answers, without angle brackets and in lower case, the nearest first. */
  readonly answers: readonly string[];
  readonly subject: string;
  /** Written by a machine: an absence note, a list, a delivery report. */
  readonly automatic: boolean;
  /** The number that our own mails carry in a header of ours. */
  readonly ours: boolean;
  /** The topmost `Authentication-Results`, unfolded: the last server that looked wrote it. */
  readonly authentication: string | undefined;
  /** Without markup; what a mail in HTML alone says. Quotes and signature are still in it. */
  readonly text: string;
  /** Names only. */
  readonly attachments: readonly string[];
  /** What is shown within the text; `cid` is what the text calls it by. */
  readonly pictures: readonly Picture[];
}

export interface Picture {
  readonly cid: string;
  readonly name: string;
}

/** Larger mails are not read, in bytes: support's answer is text, and its attachments are only named. */
export const largestMail = 10 * 1024 * 1024;
