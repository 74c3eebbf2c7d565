/** What the Teams app says beside the assistant, where others could be listening: nothing about any inbox. */
export const words = {
  answeredInPrivate:
    'I’ll help you in a private chat. If you don’t see a message from me there, add me from Apps and write to me.',
  unknownButton: 'That button does not do anything any more. Please write to me what you need.',
  /** Shown under a card while its buttons give way to what was chosen. */
  pressed: 'Got it.',
  pressedBefore: 'That step is already done.',
  pressFailed: 'That did not work. Please try again in a minute.',
} as const;
