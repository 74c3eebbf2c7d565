import { platformNames, type SupportCase } from '../cases/support-case.ts';
import { isPlainAddress } from './defuse.ts';

/** What an answer to the mail leads to. Only what is true: without an address for answers they cannot reach the chat. */
export function footerOf(
  { reporter, platform }: Pick<SupportCase, 'reporter' | 'platform'>,
  replyTo: string | undefined,
): readonly string[] {
  const chat = platformNames[platform];
  if (replyTo !== undefined) {
    return [
      `Answer this mail and the person reads your words in their chat in ${chat}. Quotes and signatures are cut off; files stay here.`,
      'A line that says only #solved closes the case.',
    ];
  }
  return reporterAddress(reporter) === undefined
    ? [`An answer to this mail does not reach the person. They asked in ${chat}.`]
    : [`An answer to this mail goes to the person’s mailbox, not to their chat in ${chat}.`];
}

export function incidentFooter(replyTo: string | undefined): readonly string[] {
  return replyTo === undefined
    ? ['An answer to this mail reaches none of these people: write to each of them.']
    : [
        'Answer this mail and everybody in this incident reads your words in their chat. To answer one person, write to the address of their case.',
        'A line that says only #solved closes the cases.',
      ];
}

/** Where the person can be written to; undefined when what we know could be more than one plain address. */
export function reporterAddress({ email }: SupportCase['reporter']): string | undefined {
  return email !== undefined && isPlainAddress(email) ? email : undefined;
}
