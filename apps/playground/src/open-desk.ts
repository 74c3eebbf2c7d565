import { createSupportDesk, type MovableClock, postInbound, type SupportDesk } from '@reconnect/simulators';
import { mailServer, type SimulatedWorld } from './simulated-world.ts';

export interface DeskDeps {
  readonly clock: MovableClock;
  readonly world: SimulatedWorld;
  /** The web app's address, without a slash at its end. */
  readonly publicUrl: string;
  /** Takes an answer as it arrived; left out: it is posted to the web app. */
  readonly deliver?: ((raw: string) => Promise<void>) | undefined;
}

/** Somebody at support, who answers the product's mails. */
export function openDesk({ clock, world, publicUrl, deliver }: DeskDeps): SupportDesk {
  const inbound = { url: `${publicUrl}/mail/inbound`, secret: world.registrations.inboundMail, clock };
  return createSupportDesk({
    clock,
    from: 'Ana Ruiz <ana@getaptly.com>',
    server: mailServer,
    deliver: deliver ?? ((raw) => postInbound(inbound, raw)),
  });
}
