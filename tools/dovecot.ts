import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, chown, cp, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dovecotParts, fetchDovecot } from './dovecot-download.ts';
import { freePort } from './free-port.ts';
import { type StartedProcess, startProcess } from './start-process.ts';

/** An IMAP server on loopback. Everybody has an inbox, and the password `secret`. */
export interface TestDovecot {
  /** `imap://USER:secret@127.0.0.1:PORT/INBOX` */
  urlOf(user: string): string;
  /** Lays a mail into the user's inbox as a delivering server does: all of it appears at once. */
  deliver(user: string, mail: string | Uint8Array): Promise<void>;
  /** Ends it with all its connections, as a crash would; the mails stay. */
  crash(): Promise<void>;
  /** Brings it back on the same port. */
  restart(): Promise<void>;
  /** Ends it and removes the mails. */
  stop(): Promise<void>;
}

/** Dovecot reads no mail as root; in root's hands it runs as nobody, whom Debian gives these. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;

/** Starts Debian's Dovecot on a free port; all that it writes is in a folder of its own. */
export async function startDovecot(): Promise<TestDovecot> {
  const fetched = await fetchDovecot();
  const folder = await mkdtemp(join(tmpdir(), 'dovecot-'));
  // A copy, as nobody may be kept out of the folder that this repository is in.
  const home = join(folder, 'home');
  await cp(fetched.home, home, { recursive: true, verbatimSymlinks: true });
  const port = await freePort();
  await layOut(folder, port);
  const env = { LD_LIBRARY_PATH: fetched.libraryPath.replaceAll(fetched.home, home) };
  let server = await start(folder, port, env).catch(async (cause: unknown) => {
    await rm(folder, { recursive: true, force: true });
    throw cause;
  });
  return {
    urlOf: (user) => `imap://${encodeURIComponent(user)}:secret@127.0.0.1:${port}/INBOX`,
    deliver: (user, mail) => deliverTo(join(folder, 'mail', user), mail),
    crash: () => server.kill(),
    async restart() {
      server = await start(folder, port, env);
    },
    async stop() {
      await server.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function layOut(folder: string, port: number): Promise<void> {
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'dovecot.conf'), settings(folder, port));
  for (const name of ['run', 'state', 'mail']) await makeFolder(join(folder, name));
  await symlink(join(folder, 'home', dovecotParts, 'modules'), join(folder, 'run', 'modules'));
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  if (nobody !== undefined) await chown(path, nobody.uid, nobody.gid);
}

/** Loopback only, no TLS, everything under one account. */
function settings(folder: string, port: number): string {
  const [user, group] = nobody === undefined ? [nameOf('-un'), nameOf('-gn')] : ['nobody', 'nogroup'];
  const parts = join(folder, 'home', dovecotParts);
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
libexec_dir = ${parts}
mail_plugin_dir = ${parts}/modules
login_plugin_dir = ${parts}/modules/login
log_path = /dev/stderr
import_environment = LD_LIBRARY_PATH
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = 1
protocols = imap
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
mail_location = maildir:${folder}/mail/%u
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${folder}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
  # Else every wrong password makes the next answer wait for longer.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
`;
}

/** This account's name, or that of its group. */
function nameOf(what: '-un' | '-gn'): string {
  return execFileSync('id', [what], { encoding: 'utf8' }).trim();
}

/** So often it is started anew where it listens and lets nobody in, as it may after a crash on a busy machine. */
const tries = 3;

/** Resolves once somebody can sign in. */
async function start(folder: string, port: number, env: NodeJS.ProcessEnv): Promise<StartedProcess> {
  for (let left = tries; left > 0; left -= 1) {
    const server = startMaster(folder, env);
    await server.up;
    if (await letsIn(port)) return server;
    await server.kill();
  }
  throw new Error('The Dovecot for tests listens, and lets nobody in.');
}

/**
 * Dovecot looks for its `doveconf` in /usr/bin, so that one is started first and then becomes it. Its children
 * outlive the one that is killed, so they are a process group of their own.
 */
function startMaster(folder: string, env: NodeJS.ProcessEnv): StartedProcess {
  const config = join(folder, 'dovecot.conf');
  const program = (name: string) => join(folder, 'home', 'usr', name);
  return startProcess(
    [
      program('bin/doveconf'),
      ...['-f', 'service=master', '-c', config, '-m', 'master', '-e', program('sbin/dovecot'), '-F', '-c', config],
    ],
    // It listens before it says so, and goes on only when it could.
    { says: 'starting up for imap' },
    { ...nobody, env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
}

/** Milliseconds. */
const signInWithin = 5_000;

function letsIn(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('a LOGIN probe secret\r\n'));
    let heard = '';
    socket
      .setEncoding('latin1')
      .setTimeout(signInWithin, () => socket.destroy())
      .on('data', (part: string) => {
        heard += part;
        if (heard.includes('a OK')) socket.destroy();
      })
      .on('error', () => undefined)
      .on('close', () => resolve(heard.includes('a OK')));
  });
}

let delivered = 0;

/** As a Maildir wants it: written aside, then moved to where it is new. */
async function deliverTo(maildir: string, mail: string | Uint8Array): Promise<void> {
  for (const name of ['', 'tmp', 'new', 'cur']) await makeFolder(join(maildir, name));
  delivered += 1;
  const name = `${Date.now()}.${`${delivered}`.padStart(6, '0')}.${randomUUID()}`;
  const aside = join(maildir, 'tmp', name);
  await writeFile(aside, mail);
  if (nobody !== undefined) await chown(aside, nobody.uid, nobody.gid);
  await rename(aside, join(maildir, 'new', name));
}
