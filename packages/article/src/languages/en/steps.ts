/** The article's seven steps, one card each: what to do, a hint where one helps, and what the picture shows. */
export const steps = {
  'step.title': 'Reconnect in Aptly',
  'step.open_settings': 'Click Settings in the bottom left of the Aptly window.',
  'step.personal_inbox': 'Under My Settings, click Personal Inbox.',
  'step.select_inbox':
    'Click the inbox that stopped syncing. It is highlighted, and its settings show up on the right.',
  'step.reconnect': 'Now click Reconnect. A small window opens where you sign in.',
  'step.sign_in': 'Sign in to {provider} with {address} and agree to what it asks.',
  'step.save': 'Back in Aptly, click Save.',
  'step.refresh_browser': 'Refresh your browser. Then press Done, and I will check whether mail is coming in again.',
  'step.hint.open_settings': 'Have the password of your mail account ready.',
  'step.hint.reconnect': 'No window? Allow pop-ups for Aptly and click Reconnect again.',
  'step.hint.sign_in':
    'If your company has a sign-in page of its own (single sign-on), you are taken there automatically.',
  'step.picture.open_settings': 'Aptly in a browser window. Settings, at the bottom left, has a ring around it.',
  'step.picture.personal_inbox': 'The settings page. Personal Inbox, under My Settings, has a ring around it.',
  'step.picture.select_inbox':
    'Personal Inbox. The inbox in the list has a ring around it. Its settings are on the right.',
  'step.picture.reconnect':
    'The settings of the inbox. Reconnect has a ring around it. A small window opens beside it.',
  'step.picture.sign_in': 'The small window with a mail address, a password, and a button with a ring around it.',
  'step.picture.save': 'The settings of the inbox. Reconnect has a check mark. Save has a ring around it.',
  'step.picture.refresh_browser':
    'The top of the browser. The round arrow that refreshes the page has a ring around it. New mail is in the list.',
  'stuck.text': 'No problem. I can send you a link that does the same without the steps, or a person can help you.',
} as const;

export type StepMessageKey = keyof typeof steps;
