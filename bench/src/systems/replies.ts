import { Actions, Button, Card, type CardElement, CardText } from 'chat';

/** What Chat SDK answers with: a card like the assistant's, to words and to presses. */
export const welcome = (): CardElement =>
  Card({
    title: 'Hello Robin',
    children: [
      CardText('I find out why an inbox has stopped syncing with Aptly, and help you to get it going again.'),
      Actions([
        Button({ id: 'ask', label: 'Check my inbox', style: 'primary' }),
        Button({ id: 'human', label: 'Talk to a person' }),
      ]),
    ],
  });

export const step = (number: number): CardElement =>
  Card({
    children: [
      CardText(`Step ${number} of 7: open Settings in Aptly, then Inboxes, and choose the inbox that has stopped.`),
      Actions([
        Button({ id: 'next', label: 'Done, next step', style: 'primary' }),
        Button({ id: 'back', label: 'Back' }),
        Button({ id: 'stuck', label: 'I’m stuck' }),
      ]),
    ],
  });
