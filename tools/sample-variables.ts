/** For tests: what every app is told and has no default. All made up. */
export const commonVariables = {
  PUBLIC_URL: 'https://reconnect.northwind.example',
  GRANT_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
  GOOGLE_CLIENT_ID: 'google-id',
  GOOGLE_CLIENT_SECRET: 'google-secret',
  MICROSOFT_CLIENT_ID: 'microsoft-id',
  MICROSOFT_CLIENT_SECRET: 'microsoft-secret',
  SMTP_URL: 'smtp://127.0.0.1:2525',
  MAIL_FROM: 'assistant@aptly.example',
} as const;

/** With what each app alone is told besides; an app ignores what is meant for another. */
export const sampleVariables = {
  ...commonVariables,
  SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99yyyzzz85a5',
  SLACK_BOT_TOKEN: 'xoxb-1-2-three',
  WORKSPACE: 'northwind',
  MicrosoftAppId: '0f6b2c1e-8a4d-4b7e-9c1f-2d3e4f5a6b7c',
  MicrosoftAppPassword: 'bot-password',
  MicrosoftAppTenantId: '9c1f2d3e-8a4d-4b7e-9c1f-2d3e4f5a6b7c',
  INBOX_API_KEY: 'sixteen-and-more-characters',
} as const;

/** What goes together where Aptly is told of what became of its inboxes. */
export const webhooks = {
  WEBHOOK_URL: 'https://aptly.example/hooks',
  WEBHOOK_SECRET: `whsec_${Buffer.alloc(24, 7).toString('base64')}`,
} as const;

/** What goes together where support's answers come into the chat. */
export const answers = {
  MAIL_REPLY_TO: 'bot@aptly.example',
  MAIL_AUTHSERV_ID: 'mx.aptly.example',
  IMAP_URL: 'imaps://bot:word@imap.example/INBOX',
} as const;
