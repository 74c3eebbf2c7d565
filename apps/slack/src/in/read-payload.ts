import { formCallback } from '../drawing/form-view.ts';
import { UnreadablePayload } from '../errors.ts';
import { command } from './read-command.ts';
import { type EventEnvelope, events } from './receive.ts';
import {
  type CommandPayload,
  type PressPayload,
  receiveCommand,
  receivePress,
  receiveShortcut,
  receiveSubmission,
  type ShortcutPayload,
  type SubmissionPayload,
} from './receive-interaction.ts';
import type { Received } from './received.ts';
import { shortcuts } from './shortcuts.ts';

/**
 * What a payload says, whatever kind it is of; undefined for a kind that the app does not listen to. Slack has signed it,
 * so its fields are taken for what Slack documents. Throws `UnreadablePayload` where one is not.
 */
export function readPayload(payload: object): Received | undefined {
  try {
    return read(payload);
  } catch (cause) {
    throw new UnreadablePayload({ cause });
  }
}

function read(payload: object): Received | undefined {
  if ('event' in payload) return readEvent(payload as EventEnvelope);
  if ('command' in payload) return readCommand(payload as CommandPayload);
  const { type, callback_id } = payload as { readonly type?: unknown; readonly callback_id?: unknown };
  switch (type) {
    case 'block_actions':
      return receivePress(payload as PressPayload);
    case 'view_submission':
      return readSubmission(payload as SubmissionPayload);
    default: {
      const shortcut = shortcuts.find((one) => one.type === type && one.callback_id === callback_id);
      return shortcut && receiveShortcut(shortcut, payload as ShortcutPayload);
    }
  }
}

const readersOfEvents = new Map(Object.entries(events));

function readEvent(envelope: EventEnvelope): Received | undefined {
  return readersOfEvents.get(envelope.event.type)?.(envelope);
}

function readCommand(payload: CommandPayload): Received | undefined {
  return payload.command === command ? receiveCommand(payload) : undefined;
}

function readSubmission(payload: SubmissionPayload): Received | undefined {
  return payload.view.callback_id === formCallback ? receiveSubmission(payload) : undefined;
}
