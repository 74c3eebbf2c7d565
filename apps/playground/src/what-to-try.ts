/** What somebody does first, and then; told where the playground is started and on its page. */
export const whatToTry = [
  'Ask in Slack or in Teams: why isn’t my inbox syncing?',
  'Press Reconnect, agree in the page that opens, and watch the chat: mail flows again.',
  'Pick another mailbox or another fault at the top, and press Start.',
  'Write “talk to a person”, look into support’s mailbox, and answer as support.',
] as const;
