import type { MovableClock } from '../movable-clock.ts';

/** What a click lets the app do for a while: open a modal once (`trigger_id`), answer a few times (`response_url`). */
export interface SlackPermits {
  trigger(userId: string): string;
  /** Spends the trigger. */
  redeemTrigger(id: unknown): { readonly owner: string } | { readonly error: string };
  /** Returns the token that ends the URL. */
  response(where: ResponsePlace): string;
  /** Spends one of the five uses. */
  redeemResponse(token: string): ResponsePlace | 'expired_url' | 'used_url';
}

export interface ResponsePlace {
  readonly channel: string;
  readonly user: string;
  /** The message that was clicked; undefined after a slash command. */
  readonly ts?: string;
  readonly threadTs?: string;
}

const triggerLifeMs = 3_000;
const responseLifeMs = 30 * 60_000;
const responseUses = 5;

export function createSlackPermits(clock: MovableClock, nextId: (prefix: string) => string): SlackPermits {
  const triggers = new Map<unknown, { readonly owner: string; readonly until: number; spent: boolean }>();
  const responses = new Map<string, { readonly where: ResponsePlace; readonly until: number; uses: number }>();
  return {
    trigger(owner) {
      const id = nextId('trigger.');
      triggers.set(id, { owner, until: clock.now() + triggerLifeMs, spent: false });
      return id;
    },
    redeemTrigger(id) {
      const trigger = triggers.get(id);
      if (trigger === undefined) return { error: 'invalid_trigger_id' };
      if (trigger.spent) return { error: 'exchanged_trigger_id' };
      if (clock.now() > trigger.until) return { error: 'expired_trigger_id' };
      trigger.spent = true;
      return { owner: trigger.owner };
    },
    response(where) {
      const token = nextId('response');
      responses.set(token, { where, until: clock.now() + responseLifeMs, uses: 0 });
      return token;
    },
    redeemResponse(token) {
      const response = responses.get(token);
      if (response === undefined || clock.now() > response.until) return 'expired_url';
      if (response.uses === responseUses) return 'used_url';
      response.uses += 1;
      return response.where;
    },
  };
}
