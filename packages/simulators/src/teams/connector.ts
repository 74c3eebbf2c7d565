import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { isRecord } from '../wire/block-rules.ts';
import { misbehave, type WireFaults } from '../wire/wire-faults.ts';
import { checkCard, isCardTooLarge } from './check-card.ts';
import {
  adaptiveCard,
  homeTenant,
  personalChat,
  type TeamsActivity,
  type TeamsAttachment,
  type TeamsConversation,
  type TeamsState,
  type TeamsUser,
  team,
} from './teams-state.ts';

export type ConnectorOperation =
  | 'createConversation'
  | 'sendActivity'
  | 'updateActivity'
  | 'deleteActivity'
  | 'getMember';

/** One call of the bot that reached the Connector. */
export interface ConnectorCall {
  readonly operation: ConnectorOperation;
  readonly conversation: string | undefined;
  readonly body: unknown;
}

/** What the Connector refuses with: an HTTP status and `{"error":{"code","message"}}`. */
class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Counted in UTF-16. */
const largestMessageBytes = 100 * 1024;

/** Version 3 of the Bot Connector, as Teams speaks it. */
export function connector(deps: {
  readonly state: TeamsState;
  readonly faults: WireFaults<ConnectorOperation>;
  readonly called: (call: ConnectorCall) => void;
  /** Told of everything that people's screens show from now on. */
  readonly shown: (activity: TeamsActivity) => void;
  /** Whether a call may pass, by its `authorization` header. */
  readonly admits: (header: string | undefined) => Promise<boolean>;
}): Router {
  const { state, faults, called, shown, admits } = deps;
  const router = express.Router();
  router.use(express.json({ limit: '1mb' }));

  const route =
    (operation: ConnectorOperation, carryOut: CarryOut): RequestHandler =>
    async (request, response) => {
      const { conversation } = request.params;
      called({ operation, conversation: conversation?.toString(), body: request.body });
      const fault = faults.take(operation);
      if (fault !== undefined && !misbehave(response, fault, throttled)) return;
      if (await admits(request.headers.authorization)) answer(carryOut, request, response);
      else response.status(401).json({ message: 'Authorization has been denied for this request.' });
    };

  const send = route('sendActivity', (request, response) => {
    const posted = sendActivity(state, request, response);
    if (posted !== undefined) shown(posted);
  });
  router.post(
    '/v3/conversations',
    route('createConversation', (request, response) => createConversation(state, request, response)),
  );
  router.post('/v3/conversations/:conversation/activities', send);
  router.post('/v3/conversations/:conversation/activities/:activity', send);
  router.put(
    '/v3/conversations/:conversation/activities/:activity',
    route('updateActivity', (request, response) => {
      const after = state.edit(ownActivity(state, request), contentOf(request.body));
      response.json({ id: after.id });
      shown(after);
    }),
  );
  router.delete(
    '/v3/conversations/:conversation/activities/:activity',
    route('deleteActivity', (request, response) => {
      state.remove(ownActivity(state, request));
      response.end();
    }),
  );
  router.get(
    '/v3/conversations/:conversation/pagedmembers',
    route('getMember', (request, response) => {
      response.json({ members: membersOf(state, request).map(memberOnTheWire) });
    }),
  );
  router.get(
    '/v3/conversations/:conversation/members/:member',
    route('getMember', (request, response) => {
      const wanted = request.params['member'];
      refuseIfRemoved(state, request);
      const member = membersOf(state, request).find(({ id, aadObjectId }) => id === wanted || aadObjectId === wanted);
      if (member === undefined)
        throw new Refusal(404, 'MemberNotFoundInConversation', 'The member is not in the conversation');
      response.json(memberOnTheWire(member));
    }),
  );
  return router;
}

type CarryOut = (request: Request, response: Response) => void;

const throttled = { error: { code: 'Throttled', message: 'Too many requests' } };

function answer(carryOut: CarryOut, request: Request, response: Response): void {
  try {
    carryOut(request, response);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    response.status(error.status).json({ error: { code: error.code, message: error.message } });
  }
}

function createConversation(state: TeamsState, request: Request, response: Response): void {
  const { members, isGroup, tenantId } = isRecord(request.body) ? request.body : {};
  const [member, ...others] = Array.isArray(members) ? members : [];
  if (isGroup === true || others.length > 0 || !isRecord(member)) {
    throw new Refusal(400, 'BadSyntax', 'Only conversations with one member can be created');
  }
  const user = state.users.get(String(member['id']));
  if (user === undefined)
    throw new Refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
  if (tenantId !== user.tenantId) throw new Refusal(400, 'BadSyntax', 'Bad tenant of the conversation');
  refuseIfShut(state, user.id);
  response.status(201).json({ id: personalChat(user) });
}

/** Returns the new message; undefined for a sign of typing. */
function sendActivity(state: TeamsState, request: Request, response: Response): TeamsActivity | undefined {
  const { conversation, thread } = placeIn(state, request);
  refuseIfShut(state, conversation.personal ?? conversation.id);
  if (isRecord(request.body) && request.body['type'] === 'typing') {
    state.typing(conversation.id);
    response.status(202).json({});
    return undefined;
  }
  const content = contentOf(request.body);
  const posted = state.post({ ...content, conversation: conversation.id, ...(thread !== undefined && { thread }) });
  response.status(201).json({ id: posted.id });
  return posted;
}

function refuseIfShut(state: TeamsState, id: string): void {
  const why = state.shut.get(id);
  if (why === 'blocked') throw new Refusal(403, 'MessageWritesBlocked', 'Message writes are blocked for the user.');
  if (why === 'uninstalled')
    throw new Refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
}

/** Who removed the app is no member of the chat with it; who blocked it still is. */
function refuseIfRemoved(state: TeamsState, request: Request): void {
  const { personal } = state.conversations.get(String(request.params['conversation'])) ?? {};
  if (personal !== undefined && state.shut.get(personal) === 'uninstalled') refuseIfShut(state, personal);
}

/** Teams names a thread of a channel by `channel;messageid=ID`. */
function placeIn(state: TeamsState, request: Request): { conversation: TeamsConversation; thread?: string } {
  const [id = '', thread] = String(request.params['conversation']).split(';messageid=');
  const conversation = state.conversations.get(id);
  if (conversation === undefined) throw new Refusal(404, 'ConversationNotFound', 'Conversation not found.');
  return { conversation, ...(thread !== undefined && { thread }) };
}

function ownActivity(state: TeamsState, request: Request) {
  const { conversation } = placeIn(state, request);
  refuseIfShut(state, conversation.personal ?? conversation.id);
  const activity = state.activityAt(conversation.id, String(request.params['activity']));
  if (activity === undefined || activity.from !== undefined) {
    throw new Refusal(404, 'ActivityNotFoundInConversation', 'The bot has no such activity in the conversation');
  }
  return activity;
}

function contentOf(body: unknown): { text: string; summary?: string; attachments: TeamsAttachment[] } {
  if (!isRecord(body) || body['type'] !== 'message') throw new Refusal(400, 'BadSyntax', 'Unknown activity type');
  if (JSON.stringify(body).length * 2 > largestMessageBytes)
    throw new Refusal(413, 'MessageSizeTooBig', 'Message size too large');
  const { text = '', attachments = [], summary } = body;
  if (typeof text !== 'string' || !Array.isArray(attachments)) throw new Refusal(400, 'BadSyntax', 'Malformed message');
  if (text === '' && attachments.length === 0)
    throw new Refusal(400, 'BadSyntax', 'Activity must contain text or attachments');
  return { text, attachments: attachments.map(checkedAttachment), ...(typeof summary === 'string' && { summary }) };
}

function checkedAttachment(attachment: unknown): TeamsAttachment {
  const { contentType, content } = isRecord(attachment) ? attachment : {};
  if (contentType !== adaptiveCard) throw new Refusal(400, 'BadSyntax', 'Unknown attachment type');
  if (isCardTooLarge(content)) throw new Refusal(413, 'MessageSizeTooBig', 'Message size too large');
  const complaints = checkCard(content);
  if (complaints.length > 0) throw new Refusal(400, 'BadSyntax', `Bad card: ${complaints.join('; ')}`);
  return { contentType, content };
}

function membersOf(state: TeamsState, request: Request): TeamsUser[] {
  if (request.params['conversation'] === team) return teamMembers(state);
  const { personal, members } = placeIn(state, request).conversation;
  if (personal === undefined && members === undefined) return teamMembers(state);
  return [...state.users.values()].filter(({ id }) => id === personal || members?.includes(id));
}

function teamMembers(state: TeamsState): TeamsUser[] {
  return [...state.users.values()].filter(({ tenantId }) => tenantId === homeTenant);
}

/** The object id goes by `objectId` here, unlike in activities. */
function memberOnTheWire({ id, aadObjectId, name, email, userPrincipalName, tenantId }: TeamsUser) {
  const [givenName = name, ...surname] = name.split(' ');
  return {
    id,
    objectId: aadObjectId,
    name,
    givenName,
    surname: surname.join(' '),
    ...(email !== undefined && { email }),
    userPrincipalName,
    tenantId,
    userRole: userPrincipalName.includes('#EXT#') ? 'guest' : 'user',
  };
}
