import { createTenantBindings } from '@reconnect/hosting/installations';
import { type Desk, defineCommand, type ExitCode } from './command.ts';
import { OperatorError } from './errors.ts';
import type { Print } from './printing/print.ts';
import { jsonHelp, type ListOptions, listOptions, printList } from './printing/print-list.ts';
import { readArguments } from './read-arguments.ts';

interface TenantOptions {
  readonly tenant: string;
}

interface BindOptions extends TenantOptions {
  readonly workspace: string;
}

async function listTenants(desk: Desk, { json }: ListOptions, print: Print): Promise<ExitCode> {
  const items = await createTenantBindings(desk).list();
  if (!json && items.length === 0) print.out('No tenant is bound.');
  else {
    const header = ['Tenant', 'Account'];
    printList({ items, header, rowOf: ({ tenant, workspace }) => [tenant, workspace] }, json, print);
  }
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
  help: [jsonHelp('tenants list', 'a tenant'), 'Walks over the whole store.'],
  needs: [],
  read: (args): ListOptions => readArguments({ args: [...args], options: listOptions }).values,
  run: listTenants,
});

export const tenantsBind = defineCommand({
  name: 'tenants bind',
  summary: 'let the people of a Teams tenant see the inboxes of an account at Aptly',
  help: [
    tenantHelp,
    '  ACCOUNT  as the Inbox API calls it: workspace. Any name is taken: with a misspelled one they have no inboxes',
    'Where the apps have a WORKSPACE, everybody belongs to that account, and no binding counts.',
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
