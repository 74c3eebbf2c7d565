/** What stands in Slack's menus, by the manifest's names; `verb` is the wish behind it. */
export const shortcuts = [
  { type: 'shortcut', callback_id: 'ir_check', words: 'Check my inbox', verb: 'status' },
  { type: 'message_action', callback_id: 'ir_not_arriving', words: 'My mail isn’t arriving', verb: 'ask' },
] as const;
export type Shortcut = (typeof shortcuts)[number];
