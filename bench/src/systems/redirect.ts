import { syncBuiltinESMExports } from 'node:module';
import tls from 'node:tls';

/**
 * Loaded before a system (`node --import`): leads TLS connections for the hosts in its own query to a port of this
 * machine, as a name server would. The program is the deployed one; certificates are checked as ever.
 */
const { searchParams } = new URL(import.meta.url);
const port = Number(searchParams.get('port'));
const hosts = new Set(searchParams.getAll('host'));

const connect: (options: tls.ConnectionOptions, connected?: () => void) => tls.TLSSocket = tls.connect;
const redirected: typeof connect = (options, connected) => {
  const { host } = options;
  if (host === undefined || !hosts.has(host)) return connect(options, connected);
  return connect({ ...options, host: '127.0.0.1', port, servername: options.servername || host }, connected);
};
Object.assign(tls, { connect: redirected });
syncBuiltinESMExports();
