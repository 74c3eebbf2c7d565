import { conversationKey } from '../conversation/conversation.ts';
import type { Standing } from '../conversation/standing.ts';
import { type Log, nameOf } from '../log.ts';
import type { Ports } from '../ports.ts';

/** Milliseconds. A platform that throttles may take half a minute to say who somebody is. */
const patience = 2_000;

/**
 * The conversation with who the person is, asked before the first words: those are already in the person's language.
 * When the platform cannot tell now, the words leave without it; they matter more than their language.
 */
export async function introduce(
  standing: Standing,
  { channel, clock }: Pick<Ports, 'channel' | 'clock'>,
  log: Log,
): Promise<Standing> {
  const { conversation } = standing;
  if (conversation.identity !== undefined) return standing;
  const late = Promise.withResolvers<undefined>();
  const callOff = clock.after(patience, () => late.resolve(undefined));
  const fields = { conversation: conversationKey(conversation.person) };
  try {
    const asked = channel.identify(conversation.person, conversation.address);
    const identity = await Promise.race([asked, late.promise]);
    if (identity === undefined) log.warn(fields, 'could not tell in time who the person is, spoke English');
    return { ...standing, conversation: { ...conversation, identity } };
  } catch (error) {
    log.warn({ ...fields, error: nameOf(error) }, 'could not tell who the person is, spoke English');
    return standing;
  } finally {
    callOff();
  }
}
