import type { SlackApi } from './web-api.ts';

/** Opens, or finds again, the app's direct message with somebody; resolves with its channel. */
export async function openDirectMessage(
  api: Pick<SlackApi, 'call'>,
  { tenant, user }: { readonly tenant: string; readonly user: string },
): Promise<string> {
  const { channel } = await api.call({ method: 'conversations.open', tenant, args: { users: user } });
  return (channel as { readonly id: string }).id;
}
