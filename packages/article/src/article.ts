/** Raised whenever a cause, a step or its order changes; feedback is counted per version. */
export const articleVersion = '2026-11';

/** The article's seven steps by their names; the words of each are in the messages under `step.<name>`. */
export const articleSteps = [
  'open_settings',
  'personal_inbox',
  'select_inbox',
  'reconnect',
  'sign_in',
  'save',
  'refresh_browser',
] as const;
export type ArticleStep = (typeof articleSteps)[number];

/** The providers' own pages about their limits. */
export const limitPages = {
  google: 'https://support.google.com/a/answer/166852',
  microsoft:
    'https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits',
} as const;

/** Where the providers say whether they are well. */
export const statusPages = {
  google: 'https://www.google.com/appsstatus/dashboard/',
  microsoft: 'https://status.cloud.microsoft',
} as const;

export const providerNames = { google: 'Google', microsoft: 'Microsoft' } as const;
/** What people call the mailbox. */
export const mailboxNames = { google: 'Gmail', microsoft: 'Outlook' } as const;
