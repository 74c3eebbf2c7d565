/** What a token must have been granted, one of them at least; a method that is not here needs no scope. */
const scopesFor: ReadonlyMap<string, readonly string[]> = new Map([
  ['agents.sessions.setStatus', ['chat:write']],
  ['assistant.threads.setStatus', ['chat:write', 'assistant:write']],
  ['assistant.threads.setSuggestedPrompts', ['assistant:write']],
  ['assistant.threads.setTitle', ['assistant:write']],
  ['chat.delete', ['chat:write']],
  ['chat.postEphemeral', ['chat:write']],
  ['chat.postMessage', ['chat:write']],
  ['chat.update', ['chat:write']],
  ['conversations.open', ['im:write']],
  ['users.info', ['users:read']],
  ['users.lookupByEmail', ['users:read.email']],
]);

export const allScopes: readonly string[] = [...new Set([...scopesFor.values()].flat())];

export function mayCall(method: string, granted: readonly string[]): boolean {
  const wanted = scopesFor.get(method);
  return wanted === undefined || wanted.some((scope) => granted.includes(scope));
}
