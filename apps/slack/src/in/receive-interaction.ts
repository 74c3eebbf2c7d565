import type { Turn } from '@reconnect/assistant';
import { isDirectMessage, type SlackAddress } from '../address.ts';
import { readSubmission, type Submission } from '../drawing/form-view.ts';
import { type Pressed, readPress } from '../press.ts';
import { plainText } from './plain-text.ts';
import { command, readCommand } from './read-command.ts';
import { idOf, ignored, personAt, type Received, turnOf } from './received.ts';
import type { Shortcut } from './shortcuts.ts';

/** What Slack posts for `/inbox`. */
export interface CommandPayload {
  readonly command?: string;
  readonly team_id: string;
  readonly enterprise_id?: string;
  /** `'true'` or `'false'`: forms know no booleans. */
  readonly is_enterprise_install?: string;
  readonly user_id: string;
  readonly channel_id: string;
  readonly text?: string;
  readonly trigger_id: string;
}

/** What every interaction tells of where it comes from. */
interface Interaction {
  readonly team?: { readonly id: string } | null;
  readonly enterprise?: { readonly id: string } | null;
  readonly is_enterprise_install?: boolean;
  readonly user: { readonly id: string; readonly team_id?: string };
  /** The window or home in which it was done. */
  readonly view?: { readonly app_installed_team_id?: string };
}

/** What Slack posts when a button is pressed, as far as it is read. */
export interface PressPayload extends Interaction {
  readonly channel?: { readonly id: string };
  readonly message?: { readonly ts: string; readonly thread_ts?: string };
  readonly trigger_id?: string;
  readonly actions: readonly (Pressed & { readonly action_ts: string })[];
}

/** What Slack posts when a shortcut is used. */
export interface ShortcutPayload extends Interaction {
  readonly trigger_id: string;
}

/** What Slack posts when a window is sent. */
export interface SubmissionPayload extends Interaction {
  readonly view: Submission & { readonly id: string } & Interaction['view'];
}

export function receiveCommand(payload: CommandPayload): Received {
  const whole = payload.is_enterprise_install === 'true' ? payload.enterprise_id : undefined;
  const place = { tenant: idOf(whole ?? payload.team_id), user: idOf(payload.user_id) };
  const aside = { ...place, channel: payload.channel_id };
  const typed = plainText(payload.text ?? '');
  const verb = readCommand(typed);
  if (verb === undefined) return { kind: 'usage', aside };
  const said = { kind: 'wish', verb, words: `${command} ${typed}` } as const;
  return { kind: 'turn', turn: { ...turnOf(place, payload.trigger_id), said }, aside };
}

/** Whose message it was used on, and what it says, is not looked at. */
export function receiveShortcut({ verb, words }: Shortcut, payload: ShortcutPayload): Received {
  const tenant = tenantOf(payload);
  if (tenant === undefined) return ignored('incomplete');
  const place = { tenant, user: idOf(payload.user.id) };
  return { kind: 'turn', turn: { ...turnOf(place, payload.trigger_id), said: { kind: 'wish', verb, words } } };
}

export function receivePress(payload: PressPayload): Received {
  const [pressed] = payload.actions;
  const tenant = tenantOf(payload);
  if (pressed === undefined || tenant === undefined) return ignored('incomplete');
  const user = idOf(payload.user.id);
  const channel = payload.channel?.id;
  const thread = payload.message?.thread_ts;
  const place = { tenant, user, ...(channel !== undefined && { channel }), ...(thread !== undefined && { thread }) };
  const press = readPress(pressed);
  if (press.kind === 'link') return ignored('link_opened');
  if (press.kind === 'unknown')
    return { kind: 'unknown_button', ...(channel !== undefined && { aside: { ...place, channel } }) };
  const address: SlackAddress = channel !== undefined && isDirectMessage(channel) ? place : { tenant, user };
  const delivery = payload.trigger_id ?? `${user}/${pressed.action_ts}`;
  const turn: Turn = { ...turnOf(address, delivery), said: press.said };
  return press.kind === 'form'
    ? { kind: 'form', form: press.form, press: turn, trigger: payload.trigger_id }
    : { kind: 'turn', turn };
}

/**
 * Words for a question, as a press of the button that asked for them. Slack signs that the person sent this window; which
 * question it names is trusted no more than a button's: the assistant knows its questions. A window does not say where
 * it was opened, so the answer goes to the person's own direct message.
 */
export function receiveSubmission(payload: SubmissionPayload): Received {
  const tenant = tenantOf(payload);
  const written = readSubmission(payload.view);
  if (tenant === undefined || written === undefined) return ignored('incomplete');
  const { verb, ask, thread, words } = written;
  const place = { tenant, user: idOf(payload.user.id) };
  if (words === '') return { kind: 'unwritten', person: personAt(place) };
  // However often a window is sent, its words arrive once.
  const turn = turnOf({ ...place, ...(thread !== undefined && { thread }) }, `view/${payload.view.id}`);
  return { kind: 'turn', turn: { ...turn, said: { kind: 'press', verb, ask, value: words } } };
}

/** The installation that may answer. A window or a home knows who installed the app; `team` may be where it was opened. */
function tenantOf(payload: Interaction): string | undefined {
  const whole = payload.is_enterprise_install === true ? payload.enterprise?.id : undefined;
  const id = whole ?? payload.view?.app_installed_team_id ?? payload.team?.id ?? payload.user.team_id;
  return id === undefined ? undefined : idOf(id);
}
