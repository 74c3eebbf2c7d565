import type { Words } from '@reconnect/article';

const prompts = ['not_syncing', 'check', 'password', 'human'] as const;

/** What Slack offers to send to somebody who opens the conversation; four at most. */
export function promptsIn(words: Words): readonly { readonly title: string; readonly message: string }[] {
  return prompts.map((name) => ({ title: words(`prompt.${name}`), message: words(`prompt.${name}.says`) }));
}
