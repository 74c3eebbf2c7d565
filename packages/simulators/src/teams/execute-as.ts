import { isRecord } from '../wire/block-rules.ts';
import { type InvokeResult, resultOf } from './card-actions.ts';
import { cardOf, type Execution, executed } from './inbound-activities.ts';
import { sceneFor, type TeamsDesk } from './teams-desk.ts';
import type { TeamsDeliveryOptions, TeamsReceipt } from './teams-sender.ts';
import type { TeamsActivity, TeamsUser } from './teams-state.ts';

/** Executes an action in somebody's client, which shows what comes back to them alone. */
export async function executeAs(
  user: TeamsUser,
  desk: TeamsDesk,
  { options, ...execution }: Execution & { readonly options?: TeamsDeliveryOptions },
): Promise<TeamsReceipt & { readonly result: InvokeResult }> {
  const { card } = execution;
  const scene = sceneFor(user, desk)(card.conversation, card);
  const receipt = await desk.sender.send(executed(scene, execution), options);
  const result = resultOf(receipt);
  if (result.shows === 'card') desk.state.showTo(user.id, card, result.card);
  return { ...receipt, result };
}

/** What a client does by itself: it asks for the card of whoever it belongs to. Everybody has consented to that. */
export async function refreshAs(user: TeamsUser, desk: TeamsDesk, shown: TeamsActivity): Promise<void> {
  const card = cardOf(shown);
  const { action, userIds } = isRecord(card) && isRecord(card['refresh']) ? card['refresh'] : {};
  const isNamed = Array.isArray(userIds) && userIds.includes(user.id);
  const isSeen = desk.state.activitiesSeenBy(user.id).some(({ id }) => id === shown.id);
  if (isRecord(action) && isNamed && isSeen) await executeAs(user, desk, { card: shown, action, trigger: 'automatic' });
}

/** Everybody is looking at whatever is shown. */
export function refreshFor(desk: TeamsDesk): (shown: TeamsActivity) => void {
  return (shown) => {
    // Never rejected: a refresh that fails leaves the card as it was.
    for (const user of desk.state.users.values()) void refreshAs(user, desk, shown);
  };
}
