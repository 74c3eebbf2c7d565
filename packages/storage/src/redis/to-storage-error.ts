import {
  ClientOfflineError,
  ConnectionTimeoutError,
  ErrorReply,
  RootNodesUnavailableError,
  SocketClosedUnexpectedlyError,
  SocketTimeoutError,
} from 'redis';
import { StorageError } from '../errors.ts';

/** What a refusal means, by the word that it begins with. */
const refusals: Readonly<Record<string, string>> = {
  OOM: 'its memory is full',
  READONLY: 'it is a replica, and takes no writes',
  NOREPLICAS: 'too few copies of it are connected',
  MISCONF: 'it cannot write to its disk',
  LOADING: 'it was started and still reads its file',
  CLUSTERDOWN: 'its cluster is not whole',
  BUSY: 'a script keeps it busy',
  NOAUTH: 'it wants a user and a password',
  WRONGPASS: 'the user or the password is wrong',
  NOPERM: 'the user may not do that',
  ERR: 'it has no database of that number, or does not know what it was asked',
};

/** What a connection fails of, by the system's code. */
const failures: Readonly<Record<string, string>> = {
  ENOTFOUND: 'this machine does not know the host',
  EAI_AGAIN: 'this machine cannot ask for the host now',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it hung up',
};

/**
 * A failure of Redis, told with where it was looked for and why: of the address host, port and number, and of what it
 * answered the first word, which belongs to the protocol (`OOM`, `NOAUTH`). The rest may quote what was asked.
 */
export function toStorageError(cause: unknown, url: string): StorageError {
  const place = placeOf(url);
  const [word] = cause instanceof ErrorReply ? (/^[A-Z]+/.exec(cause.message) ?? []) : [];
  if (word === undefined) {
    return new StorageError('unreachable', `Redis at ${place} does not answer: ${whyOf(cause)}.`, { cause });
  }
  const why = refusals[word] === undefined ? '' : `: ${refusals[word]}`;
  return new StorageError('refused', `Redis at ${place} refuses with ${word}${why}.`, { cause });
}

function placeOf(url: string): string {
  const { protocol, hostname, port, pathname } = new URL(url);
  const database = /^\/\d+$/.test(pathname) ? pathname : '';
  return `${hostname}:${port === '' ? '6379' : port}${database}${protocol === 'rediss:' ? ' (TLS)' : ''}`;
}

function whyOf(cause: unknown): string {
  if (cause instanceof ConnectionTimeoutError || cause instanceof SocketTimeoutError) return 'it keeps silent';
  if (cause instanceof SocketClosedUnexpectedlyError) return 'it hung up';
  if (cause instanceof ClientOfflineError) return 'the connection to it was lost';
  if (cause instanceof RootNodesUnavailableError) return 'no node of the cluster can be reached';
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown';
  return failures[code] ?? code;
}
