/** What stands outside of the chat's messages: the home of a person, windows to write into, commands, what is being done. */
export const home = {
  'home.title': 'Your inboxes',
  'home.none':
    '{known, select, yes {I know no inbox in Aptly for {email}.} other {I cannot see your e-mail address here.}} Write to me if it goes by another address, or ask for a person.',
  'home.inbox': '{address} ({mailbox})',
  'home.state.fine': 'Connected',
  'home.state.disconnected': 'Disconnected',
  'home.state.not_connected': 'Not connected to Aptly',
  'home.state.trouble': 'Needs attention: {cause}',
  'home.sign_in': 'Mail comes in again once you have signed in. I can send you a link.',
  'home.owner_only': 'Mail comes in again once its owner has signed in. I can ask them for you.',
  'home.owner_unreachable':
    'Mail comes in again once its owner has signed in. I could not write to them, so please ask them to write to me.',
  'home.wait': 'There is nothing you need to do now. A reconnect would not help.',
  'home.recheck': 'I will check again at {time} and write to you.',
  'home.administrator': 'Only an administrator can change this. I can give you a note to forward.',
  'home.support': 'A person at support can see to this.',
  'home.more':
    '{count, plural, one {There is one more inbox.} other {There are # more inboxes.}} Write me the address of the one you mean.',
  'home.cases': 'Your cases with support',
  'home.case.open': 'With support since {time}',
  'home.case.closed': 'Closed (opened {time})',
  'home.check': 'Check now',
  'home.continues.slack': 'What you press here goes on under Messages.',

  'form.close': 'Cancel',
  'form.empty': 'Please write something first.',
  'form.unopened': 'I could not open the window. Please write it here, and I’ll pass it on.',

  'work.checking': 'is checking your inbox…',
  'work.title': 'Your {mailbox} inbox',

  'install.title.done': 'The app is installed',
  'install.text.done': 'Open it in Slack and write to it. You can close this page.',
  'install.title.cancelled': 'Nothing was installed',
  'install.text.cancelled': 'You cancelled at Slack. To try again, open the link from Aptly once more.',
  'install.title.link_expired': 'This link has expired',
  'install.text.link_expired': 'Please get a new link in Aptly and open it right away.',
  'install.title.link_forged': 'This link does not work',
  'install.text.link_forged': 'Please get a link in Aptly and open it exactly as it is.',
  'install.title.start_again': 'This page can’t be used any more',
  'install.text.start_again':
    'It was opened in another browser, a second time, or too late. If the app is not in your Slack yet, please open the link from Aptly once more.',
  'install.title.other_workspace': 'This Slack belongs to another account',
  'install.text.other_workspace':
    'The app is already installed there for another account at Aptly. Nothing was changed. Remove the app from that Slack first, then open the link from Aptly once more.',
  'install.title.too_many': 'Please wait a minute',
  'install.text.too_many':
    'Very many requests came from your network at once. Nothing was installed. Open this page again in a minute.',
  'install.title.failed': 'That did not work',
  'install.text.failed': 'Something went wrong before we could finish. Please open the link from Aptly once more.',

  'command.status': 'status',
  'command.reconnect': 'reconnect',
  'command.help': 'help',
  'command.inboxes': 'my inboxes',
  'command.usage':
    'You can type:\n{name} status: I check your inbox.\n{name} reconnect: I help you reconnect it.\n{name} help: shows this list.\nOr write to me in a direct message, in your own words.',
} as const;

export type HomeMessageKey = keyof typeof home;
