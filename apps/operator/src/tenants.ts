import { createTenantBindings } from '@reconnect/hosting/installations';
import { type Desk, defineCommand, type ExitCode } from './command.ts';
import { OperatorError } from './errors.ts';
import type { Print } from './print.ts';
import { readArguments } from './read-arguments.ts';
import { tableOf } from './table.ts';

interface TenantOptions {
  readonly tenant: string;
}

interface BindOptions extends TenantOptions {
  readonly workspace: string;
}

async function listTenants(desk: Desk, _options: unknown, print: Print): Promise<ExitCode> {
  const bound = await createTenantBindings(desk).list();
  if (bound.length === 0) print.out('No tenant is bound.');
  else
    for (const line of tableOf([['Tenant', 'Account'], ...bound.map((one) => [one.tenant, one.workspace])]))
      print.out(line);
  return 0;
}

async function bindTenant(desk: Desk, { tenant, workspace }: BindOptions, print: Print): Promise<ExitCode> {
  const outcome = await createTenantBindings(desk).bind(tenant, workspace, desk.by);
  if (outcome === 'other_workspace') {
    print.problem(`${tenant} belongs to another account, and stays with it until "pnpm tenants unbind ${tenant}".`);
    return 1;
  }
  print.out(`The people of ${tenant} ${outcome === 'bound' ? 'now belong' : 'belonged already'} to ${workspace}.`);
  return 0;
}

async function unbindTenant(desk: Desk, { tenant }: TenantOptions, print: Print): Promise<ExitCode> {
  const workspace = await createTenantBindings(desk).unbind(tenant, desk.by);
  if (workspace === undefined) {
    print.problem(`${tenant} is bound to no account.`);
    return 1;
  }
  print.out(
    `The people of ${tenant} belong to ${workspace} no more. Links that they were given end within 30 minutes.`,
  );
  return 0;
}

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A domain would say who somebody claims to be; the id is what the Bot Connector signs. */
function tenantIn(word: string | undefined): string {
  if (word === undefined || !guid.test(word)) {
    throw new OperatorError('usage', 'Name a tenant by its id: 9c1f2d3e-8a4d-4b7e-9c1f-2d3e4f5a6b7c.');
  }
  return word.toLowerCase();
}

const wordsIn = (args: readonly string[]) =>
  readArguments({ args: [...args], options: {}, allowPositionals: true }).positionals;

const tenantHelp =
  '  TENANT   the directory (tenant) id of a customer of Microsoft, which their administrator finds in Entra';

export const tenantsList = defineCommand({
  name: 'tenants list',
  summary: 'show which Teams tenant belongs to which account at Aptly',
  help: ['Walks over the whole store.'],
  needs: [],
  read(args) {
    if (wordsIn(args).length > 0) throw new OperatorError('usage', 'There is nothing to name.');
    return {};
  },
  run: listTenants,
});

export const tenantsBind = defineCommand({
  name: 'tenants bind',
  summary: 'let the people of a Teams tenant see the inboxes of an account at Aptly',
  help: [
    tenantHelp,
    '  ACCOUNT  as the Inbox API calls it: workspace',
    'Have the id from whoever administers the account, and not from a chat: whoever is of that tenant sees their inboxes.',
  ],
  needs: [],
  read(args): BindOptions {
    const [tenant, workspace, ...rest] = wordsIn(args);
    const known = tenantIn(tenant);
    if (workspace === undefined || workspace === '' || rest.length > 0) {
      throw new OperatorError('usage', 'Name a tenant and one account.');
    }
    return { tenant: known, workspace };
  },
  run: bindTenant,
});

export const tenantsUnbind = defineCommand({
  name: 'tenants unbind',
  summary: 'take them away from a Teams tenant',
  help: [tenantHelp],
  needs: [],
  read(args): TenantOptions {
    const [tenant, ...rest] = wordsIn(args);
    if (rest.length > 0) throw new OperatorError('usage', 'Name one tenant.');
    return { tenant: tenantIn(tenant) };
  },
  run: unbindTenant,
});
