/** What the Slack app says beside the assistant, where others could be listening: nothing about any inbox. */
export interface Words {
  readonly answeredInPrivate: string;
  readonly stranger: string;
  readonly unknownButton: string;
}

export const createWords = (supportAddress: string): Words => ({
  answeredInPrivate: 'I’ll help you in a direct message.',
  stranger: `I can only help people who belong to this organisation. For help, please write to ${supportAddress}.`,
  unknownButton: 'That button does not do anything any more. Please write to me what you need.',
});

/** What Slack offers to send to somebody who opens the conversation; four at most. */
export const prompts = [
  { title: 'My inbox is not syncing', message: 'Why isn’t my inbox syncing?' },
  { title: 'Check my connection', message: 'Check my inbox connection' },
  { title: 'I changed my password', message: 'I changed my password and my mail stopped' },
  { title: 'Talk to a person', message: 'I want to talk to a person' },
] as const;
