import { JobsError } from '@reconnect/jobs';
import { StorageError } from '@reconnect/storage';
import { HostingError } from '../errors.ts';

/** What a person reads when a process cannot start: what to put right, or where it failed if that is a bug. */
export function explainStart(error: unknown): string {
  if (error instanceof HostingError) return error.message;
  if (error instanceof StorageError || error instanceof JobsError) {
    return `The store that STORE names cannot be opened: ${error.message}`;
  }
  if (!(error instanceof Error)) return String(error);
  return cannotListen(error) ?? error.stack ?? error.message;
}

interface ListenError extends NodeJS.ErrnoException {
  readonly address?: string;
  readonly port?: number;
  /** Where HOST is a name that was looked for in vain. */
  readonly hostname?: string;
}

function cannotListen({ code, syscall, address, port, hostname }: ListenError): string | undefined {
  if (syscall === 'getaddrinfo') return `This machine does not know HOST=${hostname}.`;
  if (syscall !== 'listen') return undefined;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another process. Set PORT to a free one.`;
    case 'EACCES':
      return `This user may not listen on port ${port}. Set PORT to one above 1023.`;
    default:
      return `This machine cannot listen on HOST=${address}. Set HOST to an address that it has.`;
  }
}
