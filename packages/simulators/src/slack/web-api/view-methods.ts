import { isRecord } from '../../wire/block-rules.ts';
import { viewOnTheWire } from '../slack-events.ts';
import type { SlackPermits } from '../slack-permits.ts';
import type { SlackState } from '../slack-state.ts';
import { areBlocks } from './chat-methods.ts';
import { checkView } from './check-blocks.ts';
import { type Answer, type Args, refuse, textOf } from './web-api-answer.ts';

/** Bytes of JSON. */
const largestView = 250_000;

export function viewMethods(state: SlackState, permits: SlackPermits) {
  const answerWith = (args: Args, shown: { id: string; owner: string; type: 'home' | 'modal' }): Answer => {
    const { view } = args;
    const complaints = checkView(view);
    if (isRecord(view) && view['type'] !== shown.type)
      complaints.push(`[ERROR] must be a ${shown.type} [json-pointer:/view/type]`);
    if (!isRecord(view) || !areBlocks(view['blocks']) || complaints.length > 0)
      return refuse('invalid_arguments', complaints);
    if (Buffer.byteLength(JSON.stringify(view)) > largestView) return refuse('view_too_large');
    const before = state.views.get(shown.id);
    const hash = textOf(args, 'hash');
    if (hash !== undefined && before !== undefined && hash !== before.hash) return refuse('hash_conflict');
    return { ok: true, view: viewOnTheWire(state.show({ ...shown, blocks: view['blocks'], sent: view })) };
  };

  return {
    'views.publish'(args: Args): Answer {
      const owner = textOf(args, 'user_id') ?? '';
      if (!state.users.has(owner)) return refuse('invalid_arguments', ['[ERROR] user_id is unknown']);
      return answerWith(args, { id: `V-HOME-${owner}`, owner, type: 'home' });
    },
    'views.open'(args: Args): Answer {
      const redeemed = permits.redeemTrigger(args['trigger_id']);
      if ('error' in redeemed) return refuse(redeemed.error);
      return answerWith(args, { id: state.nextId('V'), owner: redeemed.owner, type: 'modal' });
    },
    'views.update'(args: Args): Answer {
      const shown = state.views.get(textOf(args, 'view_id') ?? '');
      if (shown === undefined) return refuse('not_found');
      return answerWith(args, shown);
    },
  };
}
