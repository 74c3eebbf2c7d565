import type { Channel } from '../channel.ts';
import { conversationKey } from '../conversation/conversation.ts';
import type { Standing } from '../conversation/standing.ts';
import { type Log, nameOf } from '../log.ts';

/**
 * The conversation with who the person is, asked before the first words: those are already in the person's language.
 * When the platform cannot tell now, the words leave without it; they matter more than their language.
 */
export async function introduce(standing: Standing, channel: Channel, log: Log): Promise<Standing> {
  const { conversation } = standing;
  if (conversation.identity !== undefined) return standing;
  try {
    const identity = await channel.identify(conversation.person, conversation.address);
    return { ...standing, conversation: { ...conversation, identity } };
  } catch (error) {
    const fields = { conversation: conversationKey(conversation.person), error: nameOf(error) };
    log.warn(fields, 'could not tell who the person is, spoke English');
    return standing;
  }
}
