/** One mail of a thread: the case's or incident's number, and which of its mails it is; 0 is the first. */
export interface MailName {
  /** `IR-7K2M9QX`, or `IN-7K2M9QX` for an incident. */
  readonly number: string;
  readonly n: number;
}

/** The id of the job that sends a mail: `IR-7K2M9QX`, then `IR-7K2M9QX.1` and so on. */
export function jobIdOf({ number, n }: MailName): string {
  return n === 0 ? number : `${number}.${n}`;
}

/** The mail that a job of this id sends; undefined when no mail has such a name. */
export function mailOfJob(id: string): MailName | undefined {
  const [, number, n = '0'] = /^(I[RN]-[0-9A-Z]{7})(?:\.([1-9]\d{0,8}))?$/.exec(id) ?? [];
  return number === undefined ? undefined : { number, n: Number(n) };
}

/** Fixed for ever, so that a mail that is sent twice counts as one; in the domain of `from`, the sender's address. */
export function messageIdOf(from: string, mail: MailName): string {
  return `<${jobIdOf(mail).toLowerCase()}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}

/** The case's own address, to which support answers: `help+ir-7k2m9qx@…` */
export function answersTo(replyTo: string, number: string): string {
  const at = replyTo.lastIndexOf('@');
  return `${replyTo.slice(0, at)}+${number.toLowerCase()}${replyTo.slice(at)}`;
}
