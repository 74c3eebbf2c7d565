/** Every sentence of the web pages, as the messages of the chat; `chat` is `slack`, `teams`, or anything else. */
export const pages = {
  'page.brand': 'Aptly inbox assistant',
  'page.try_again': 'Try again',

  'page.live.title.plain': 'Reconnect this inbox?',
  'page.live.title.full': 'Disconnect and reconnect this inbox?',
  'page.live.inbox': '{mailbox} inbox connected to Aptly',
  'page.live.then': 'When you continue:',
  'page.live.full.google':
    'Aptly gives its present access back to Google. Until you have finished, this inbox does not sync.',
  'page.live.full.microsoft':
    'Aptly starts over with this inbox: what it remembers of the old connection is replaced at the end.',
  'page.live.sign_in': 'You sign in at {provider} with {address}.',
  'page.live.accept.google': 'Google asks whether Aptly may read your mail. Please leave every box ticked.',
  'page.live.accept.microsoft': 'Microsoft asks whether Aptly may read your mail. Please accept.',
  'page.live.check': 'We check that mail can be read before anything is stored, and tell you here and in the chat.',
  'page.live.continue': 'Continue to {provider}',
  'page.live.settings': 'Your inbox settings stay as they are.',
  'page.live.once':
    'This link works once and only for a short time. Did not ask for it? Just close this page; nothing has changed.',

  'page.completed.title': 'Your inbox is reconnected',
  'page.completed.close':
    'You can close this page and go back to {chat, select, slack {Slack} teams {Microsoft Teams} other {the chat}}. The assistant has told you there as well.',
  'page.completed.refresh':
    'You do not have to click anything in Aptly. If nothing new shows there, refresh your browser once.',
  'page.left_out':
    'A box was left unticked at {provider}. Mail can be read, but something else that Aptly did with this inbox, such as sending, may no longer work. To give it back, click Reconnect in Aptly (Settings, then Personal Inbox under My Settings) and leave every box ticked.',

  'page.refused.cancelled.title': 'You cancelled the sign-in',
  'page.refused.cancelled':
    'That is fine. Your inbox is not reconnected yet; you can try again whenever you are ready.',
  'page.refused.not_working.title': 'You signed in, but mail is still not coming through',
  'page.refused.not_working': '{cause}. We stored nothing, and your inbox is not reconnected yet.',
  'page.kept.late.title': 'You are signed in; new mail comes later than usual',
  'page.kept.late':
    'Mail can be read, so we kept your sign-in. {provider} has trouble announcing new mail right now. There is nothing you need to do, and we will check again.',
  'page.kept.still':
    'Mail can be read, so we kept your sign-in. But {provider} does not announce new mail to Aptly yet.',
  'page.refused.provider.title': '{provider} did not let you through',
  'page.refused.administrator':
    'Only an administrator of your organization can change this. The chat has a note you can forward.',
  'page.refused.later': 'Your inbox is not reconnected yet. Please try again later.',
  'page.refused.support': '{cause}: you did nothing wrong. The chat takes you to support.',
  'page.refused.unchanged': '{cause}. Your inbox is not reconnected yet.',
  'page.refused.told':
    'Please go on in {chat, select, slack {Slack} teams {Microsoft Teams} other {the chat}}: the assistant has written to you there.',

  'page.open_chat': 'Open {chat, select, slack {Slack} teams {Microsoft Teams} other {the chat}}',
  'page.closed.title.unknown': 'This link does not exist',
  'page.closed.unknown': 'Part of the address may have been cut off, or the inbox is no longer in Aptly.',
  'page.closed.title.expired': 'This link has expired',
  'page.closed.expired': 'For your safety a link works for 30 minutes only. Nothing was changed.',
  'page.closed.title.used': 'The reconnect is already done',
  'page.closed.used': 'You can close this page: there is nothing left to do here.',
  'page.closed.title.retired': 'There is a newer link',
  'page.closed.retired': 'Only the newest link in your conversation works. This one changed nothing.',
  'page.closed.title.worn_out': 'That was tried too often',
  'page.closed.worn_out': 'For your safety a link starts no more than 20 sign-ins. This one has started that many.',
  'page.closed.title.form': 'Please press the button once more',
  'page.closed.form':
    'Your browser did not send what proves that you pressed it. It needs to allow cookies for this page.',
  'page.closed.title.unknown_state': 'We do not know this sign-in',
  'page.closed.unknown_state':
    'It was not started from one of our links, or that was more than a day ago. It was not used now, and nothing was changed.',
  'page.closed.title.other_browser': 'Please finish in the browser you started in',
  'page.closed.other_browser':
    'This sign-in was started in another browser or window, or cookies are blocked. It was not used.',
  'page.closed.title.handled': 'This sign-in was already received',
  'page.closed.handled':
    'This page was opened a second time, and nothing more happened. The chat says what came of your sign-in. If it says nothing after a minute, please try again.',
  'page.closed.title.too_slow': 'That took a little too long',
  'page.closed.too_slow': 'A sign-in has to be finished within 15 minutes. Your inbox is not reconnected yet.',
  'page.closed.still_missing':
    'If mail is still missing, go back to {chat, select, slack {Slack} teams {Microsoft Teams} other {the chat}} and say so.',
  'page.closed.new_link':
    'For a new link, go back to {chat, select, slack {Slack} teams {Microsoft Teams} other {the chat}} and write “reconnect”.',

  'page.trouble.title': 'Something went wrong on our side',
  'page.trouble.text': 'You did nothing wrong. Please try again in a minute.',
  'page.trouble.again': 'If it happens again, go back to the chat and ask for a person, or write to {help}.',
  'page.too_many.title': 'Please wait a minute',
  'page.too_many.text':
    'Very many pages were opened from your network at once, so we are letting it rest for a moment. Nothing was changed, and your link still works.',
  'page.too_many.again': 'Open this page again in a minute.',
  'page.not_found.title': 'There is nothing here',
  'page.not_found.text': 'Part of the address may have been cut off.',
  'page.not_found.way': 'To reconnect an inbox, go back to the chat and write “reconnect”.',
} as const;

export type PageMessageKey = keyof typeof pages;
