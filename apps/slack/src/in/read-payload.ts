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
import { type Arrival, ignored, type Received, type Way } from './received.ts';
import { shortcuts } from './shortcuts.ts';

/**
 * What a payload says, and by which way it came; undefined for a kind that the app does not listen to. Slack has signed it,
 * so its fields are taken for what Slack documents. Throws `UnreadablePayload` where one is not.
 */
export function readPayload(payload: object): Arrival | undefined {
  try {
    return read(payload);
  } catch (cause) {
    throw new UnreadablePayload({ cause });
  }
}

function read(payload: object): Arrival | undefined {
  if ('event' in payload) return by('event', acceptEvent(payload as EventEnvelope));
  if ('command' in payload) return by('command', acceptCommand(payload as CommandPayload));
  const { type, callback_id } = payload as { readonly type?: unknown; readonly callback_id?: unknown };
  switch (type) {
    case 'block_actions':
      return by('press', receivePress(payload as PressPayload));
    case 'view_submission':
      return by('window', acceptSubmission(payload as SubmissionPayload));
    default: {
      const shortcut = shortcuts.find((one) => one.type === type && one.callback_id === callback_id);
      return by('shortcut', shortcut && receiveShortcut(shortcut, payload as ShortcutPayload));
    }
  }
}

const by = (way: Way, received: Received | undefined): Arrival | undefined => received && { way, received };

const receiversOfEvents = new Map(Object.entries(events));

/** One that nobody here asked for is taken, too: what is refused Slack sends again, and who refuses much it silences. */
function acceptEvent(envelope: EventEnvelope): Received {
  return receiversOfEvents.get(envelope.event.type)?.(envelope) ?? ignored('not_listened_to');
}

function acceptCommand(payload: CommandPayload): Received | undefined {
  return payload.command === command ? receiveCommand(payload) : undefined;
}

function acceptSubmission(payload: SubmissionPayload): Received | undefined {
  return payload.view.callback_id === formCallback ? receiveSubmission(payload) : undefined;
}
