const graph = 'https://graph.microsoft.com/';

/** Signing in and staying so; these belong to no resource. */
const signIn = ['openid', 'profile', 'email', 'offline_access'];

const words: Readonly<Record<string, string>> = {
  'User.Read': 'View your basic profile',
  'Mail.ReadBasic': 'Read the basics of your mail',
  'Mail.Read': 'Read your mail',
  'Mail.ReadWrite': 'Read and write access to your mail',
  'Mail.Send': 'Send mail as you',
};

/** The scopes of a request without the resource's prefix; those that do not exist are named apart. */
export function readScopes(scope: string): { readonly known: readonly string[]; readonly unknown: readonly string[] } {
  const asked = scope.split(' ').filter((word) => word !== '');
  const short = asked.map((word) => (word.startsWith(graph) ? word.slice(graph.length) : word));
  const exists = (name: string) => signIn.includes(name) || name in words;
  return { known: [...new Set(short.filter(exists))], unknown: short.filter((name) => !exists(name)) };
}

/** Of Graph, and so subject to consent; signing in is not. */
export function isResourceScope(scope: string): boolean {
  return scope in words;
}

export function isMailScope(scope: string): boolean {
  return scope.startsWith('Mail.');
}

/** What the consent page says the app may do. */
export function describeScopes(scopes: readonly string[]): readonly string[] {
  const permissions = scopes.flatMap((scope) => words[scope] ?? []);
  return scopes.includes('offline_access') ? [...permissions, 'Keep the access you have given it'] : permissions;
}

/** Whether messages and their changes may be read. */
export function mayReadMail(scopes: readonly string[]): boolean {
  return ['Mail.ReadBasic', 'Mail.Read', 'Mail.ReadWrite'].some((scope) => scopes.includes(scope));
}
