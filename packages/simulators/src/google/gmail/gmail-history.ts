import { sendAnswer } from '../../faults/answer.ts';
import answers from '../../faults/google-answers.json' with { type: 'json' };
import { queryOf } from '../../provider/door.ts';
import { historyStart } from '../google-accounts.ts';
import type { GmailCall } from './gmail-call.ts';
import { pageOf } from './gmail-messages.ts';
import { partialResponse } from './partial-response.ts';

/** `users.history.list`: what arrived after `startHistoryId`, or 404 when that is forgotten. */
export function sendHistory({ request, response, state, account }: GmailCall): void {
  const query = queryOf(request);
  const start = query.get('startHistoryId');
  if (start === null) sendAnswer(response, answers.historyStartMissing);
  else if (!/^\d{1,20}$/.test(start)) sendAnswer(response, answers.historyStartInvalid);
  else if (Number(start) < historyStart(account, state.clock.now())) sendAnswer(response, answers.notFound);
  else {
    const types = query.getAll('historyTypes');
    const wanted = types.length === 0 || types.includes('messageAdded');
    const arrived = account.arrivals.filter(({ historyId }) => wanted && historyId > Number(start));
    const page = pageOf(arrived, query);
    if (page === undefined) {
      sendAnswer(response, answers.pageTokenInvalid);
      return;
    }
    const history = page.items.map(({ historyId, messageId }) => {
      const message = { id: messageId, threadId: messageId };
      const added = { message: { ...message, labelIds: ['UNREAD', 'INBOX'] } };
      return { id: String(historyId), messages: [message], messagesAdded: [added] };
    });
    const list = { ...(history.length === 0 ? {} : { history }), ...page.next, historyId: String(account.historyId) };
    response.json(partialResponse(request, list));
  }
}
