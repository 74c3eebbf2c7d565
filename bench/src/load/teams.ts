import type { ChatPlatform } from './chat-platform.ts';
import type { Deed } from './person.ts';
import type { StubRequest } from './stub-server.ts';

export const appId = 'c1d2e3f4-0a1b-4c2d-8e3f-405162738495';
export const tenant = '8f0f2c1e-6f5c-4b9a-9f0e-2f3b6b1f7a11';

/** Where the cloud tells bots of this tenant to answer. */
export const cloudUrl = `https://smba.trafficmanager.net/emea/${tenant}/`;

/** The ids of a person, by the organisation and by the connector, and of their chat with the bot. */
export const aadIdOf = (number: string) => `5c0a4a0e-7c1e-4c3a-9a55-${number.padStart(12, '0')}`;
export const userOf = (number: string) => `29:1nCqcVh7dT3yT2Uo4bCzR2m5nUv9o0aGf1wK3Jk6s8Yd4Z${number}`;
export const chatOf = (number: string) => `a:1pRkXh2mV7zq0cJw9sLd5fGtB3nYe8uHoK4iTa6vQ${number}`;

export interface TeamsDeps {
  readonly now: () => number;
  /** Where the bot is told to answer. */
  readonly serviceUrl: string;
  /** The `Authorization` header of the Connector; left out for bots that look at none. */
  readonly authorization?: string;
}

/** Teams as a bot sees it: activities in, the Bot Connector out. */
export function createTeams({ now, serviceUrl, authorization }: TeamsDeps): ChatPlatform {
  let posted = 1_763_647_000_000;
  return {
    name: 'teams',
    deliver(number, deed, id) {
      const activity = {
        ...common({ number, id, serviceUrl, at: now() }),
        ...(deed.kind === 'text' ? words(deed.text) : press(deed)),
      };
      return {
        path: '/api/messages',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          ...(authorization !== undefined && { authorization }),
        },
        body: JSON.stringify(activity),
      };
    },
    hear(request) {
      const number = personIn(request);
      if (number === undefined) return {};
      const ask = /"ask":(\d+),"verb":"(?:next|back)"/.exec(request.body)?.[1];
      return { number, ...(ask !== undefined && { ask: Number(ask) }) };
    },
    answer({ method, path }) {
      posted += 1;
      if (path.includes('/members/')) return { status: 200, body: '{}' };
      return { status: method === 'POST' ? 201 : 200, body: `{"id":"${posted}"}` };
    },
  };
}

/** Typing indicators and questions about members put nothing before a person. */
function personIn({ method, path, body }: StubRequest): string | undefined {
  if (method !== 'POST' && method !== 'PUT') return undefined;
  if (body.includes('"type":"typing"')) return undefined;
  return /\/conversations\/a[^/]*Q(\d{9})\/activities/.exec(path)?.[1];
}

interface Scene {
  readonly number: string;
  readonly id: string;
  readonly serviceUrl: string;
  readonly at: number;
}

function common({ number, id, serviceUrl, at }: Scene) {
  return {
    id: `17636${id}`,
    timestamp: new Date(at).toISOString(),
    localTimestamp: new Date(at).toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: userOf(number), name: 'Robin Meyer', aadObjectId: aadIdOf(number) },
    conversation: { conversationType: 'personal', tenantId: tenant, id: chatOf(number) },
    recipient: { id: `28:${appId}`, name: 'Reconnect' },
    entities: [{ locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/Berlin', type: 'clientInfo' }],
    channelData: { tenant: { id: tenant } },
    locale: 'en-GB',
    localTimezone: 'Europe/Berlin',
  };
}

const words = (text: string) => ({
  type: 'message',
  text,
  textFormat: 'plain',
  attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }],
});

/** `actionId` is what Chat SDK looks for in a card's data; it sees the same presses. */
const press = ({ button, ask, value }: Extract<Deed, { kind: 'press' }>) => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  replyToId: '1763647930000',
  value: {
    action: {
      type: 'Action.Execute',
      title: button === 'next' ? 'Done, next step' : 'Back',
      verb: button,
      data: { ask, verb: button, ...(value !== undefined && { value }), actionId: button },
    },
    trigger: 'manual',
  },
});
