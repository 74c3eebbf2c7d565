/** What the app asks a team for; the manifest has the same. */
export const scopes = [
  'app_mentions:read',
  'assistant:write',
  'chat:write',
  'commands',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
] as const;
