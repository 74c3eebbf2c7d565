import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createMovableClock, type MovableClock, type SupportDesk } from '@reconnect/simulators';
import express, { type RequestHandler, type Router } from 'express';
import { controlApi } from './control-api.ts';
import { describeView } from './describe-view.ts';
import { createLiveViews } from './live-views.ts';
import { openDesk } from './open-desk.ts';
import { type Product, type ProductDeps, startProduct } from './product.ts';
import { openSimulatedWorld, type SimulatedWorld } from './simulated-world.ts';
import { createInboxApi } from './stage/inbox-api.ts';
import { openStage, type Stage } from './stage/stage.ts';
import { webAddress } from './web-address.ts';

export interface PlaygroundOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host?: string;
  /** The folder of the bundled page; the build's own unless given. */
  readonly page?: string;
  /** As in the environment of the product; `memory` unless given. */
  readonly store?: string | undefined;
  readonly logLevel?: string | undefined;
  /** Takes the log instead of standard output. */
  readonly log?: ProductDeps['log'];
  /** A real IMAP server that support's answers go through; without it they are posted to the web app. */
  readonly mailServer?: MailServer | undefined;
}

export interface MailServer {
  readonly imapUrl: string;
  deliver(raw: string): Promise<void>;
}

/** The whole product on simulated platforms and providers, in one process. */
export interface Playground {
  /** Without a slash at its end. */
  readonly url: string;
  /** Where the Slack app takes events, interactions and commands. */
  readonly slackEndpoint: string;
  /** Where the Teams app takes activities. */
  readonly teamsEndpoint: string;
  readonly world: SimulatedWorld;
  readonly stage: Stage;
  readonly clock: MovableClock;
  /** Somebody at support, who answers mails. */
  readonly desk: SupportDesk;
  /** All that the product was told of the world. */
  readonly variables: Product['variables'];
  stop(): Promise<void>;
}

const builtPage = fileURLToPath(new URL('../dist/page', import.meta.url));

export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { port, host = '127.0.0.1', page = builtPage, store, logLevel, log, mailServer: imap } = options;
  // What is served needs its own address first: consents come back to it.
  const door = express().disable('x-powered-by').disable('etag');
  const listening = createServer(door);
  listening.listen(port, host);
  await once(listening, 'listening');
  // A server that listens on TCP has an AddressInfo; only pipes have a string.
  const publicUrl = webAddress(host, (listening.address() as AddressInfo).port);

  const clock = createMovableClock({ follows: () => Date.now() });
  let product: Product | undefined;
  const world = await openSimulatedWorld({
    clock,
    publicUrl,
    slackAppUrl: () => product?.slackUrl ?? '',
    teamsAppUrl: () => product?.teamsUrl ?? '',
  });
  const { web, health, ...running } = await startProduct({
    clock,
    publicUrl,
    world,
    store,
    logLevel,
    log,
    imapUrl: imap?.imapUrl,
  });
  product = { web, health, ...running };
  const teamsEndpoint = `${running.teamsUrl}/api/messages`;

  const boot = randomUUID();
  const live = createLiveViews(() => {
    const [now, run, aptly] = [clock.now(), stage.run(), stage.aptly()];
    return describeView(world, { boot, now, teamsEndpoint, run, aptly });
  });
  const own = express.Router();
  door.use((request, response, next) => void (health(request, response) || next()));
  door.use(own, providers(world, live.changed), web);
  const inboxes = createInboxApi({ publicUrl, key: running.variables.INBOX_API_KEY });
  const { promisedAt } = running;
  const stage = await openStage({ clock, world, inboxes, promisedAt, publicUrl, changed: live.changed, failed });
  const desk = openDesk({ clock, world, publicUrl, deliver: imap?.deliver });
  own.use('/playground', controlApi({ world, stage, live, desk, failed }));
  own.use(pageFiles(page));
  for (const part of [world.slack, world.teams, world.mailbox]) part.onChange(live.changed);

  return {
    url: publicUrl,
    slackEndpoint: `${running.slackUrl}/slack/events`,
    teamsEndpoint,
    world,
    stage,
    clock,
    desk,
    variables: running.variables,
    async stop() {
      stage.end();
      live.close();
      const closed = once(listening, 'close');
      listening.close();
      listening.closeAllConnections();
      await closed;
      await running.stop();
      await world.close();
    },
  };
}

function failed(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}

/** Both providers under a path of their own; whoever watches is told when a call was answered. */
function providers({ google, microsoft }: SimulatedWorld, changed: () => void): Router {
  const watched: RequestHandler = (_request, response, next) => {
    response.on('finish', changed);
    next();
  };
  return express.Router().use('/google', watched, google.router).use('/microsoft', watched, microsoft.router);
}

/** The page loads nothing from elsewhere, and cannot. */
function pageFiles(folder: string): Router {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  const headers = {
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  };
  return express
    .Router()
    .use(
      express.static(folder, { setHeaders: (response) => void response.setHeaders(new Map(Object.entries(headers))) }),
    );
}
