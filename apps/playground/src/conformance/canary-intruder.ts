import type { Playground } from '../playground.ts';

/** Requests that none of our doors may take, with real secrets in them: what is answered must not repeat one. */
export function intrude(playground: Playground, webUrl: string): Promise<readonly Response[]> {
  const { stage, variables, slackEndpoint, teamsEndpoint } = playground;
  const { provider, address, inboxId } = stage.run();
  const refreshToken = playground.world[provider].world.grants(address).at(-1)?.refreshToken;
  const whole = JSON.stringify({ grant: { refreshToken, scopes: [7] }, address });
  const torn = whole.slice(0, -3);
  const json = { 'content-type': 'application/json' };
  const key = { authorization: `Bearer ${variables.INBOX_API_KEY}` };
  const wrongKey = { authorization: `Bearer ${variables.SLACK_BOT_TOKEN}` };
  const forged = { 'x-slack-signature': `v0=${variables.SLACK_BOT_TOKEN}`, 'x-slack-request-timestamp': '1' };
  const inbox = `${webUrl}/api/v1/inboxes/${inboxId}`;
  return Promise.all([
    fetch(inbox, { method: 'PUT', headers: { ...wrongKey, ...json }, body: whole }),
    fetch(inbox, { method: 'PUT', headers: { ...key, ...json }, body: whole }),
    fetch(inbox, { method: 'PUT', headers: { ...key, ...json }, body: torn }),
    fetch(inbox, { method: 'PUT', headers: { ...key, 'content-type': 'text/plain' }, body: whole }),
    fetch(`${inbox}-none/access-token`, { method: 'POST', headers: key }),
    fetch(slackEndpoint, { method: 'POST', headers: json, body: whole }),
    fetch(slackEndpoint, { method: 'POST', headers: { ...forged, ...json }, body: torn }),
    fetch(teamsEndpoint, { method: 'POST', headers: json, body: torn }),
    fetch(teamsEndpoint, { method: 'POST', headers: { ...wrongKey, ...json }, body: whole }),
  ]);
}
