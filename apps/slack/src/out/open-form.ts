import type { Words } from '@reconnect/article';
import type { Form, Log, Turn } from '@reconnect/assistant';
import { readAddress } from '../address.ts';
import { formView } from '../drawing/form-view.ts';
import { nameOf, SlackApiError } from '../errors.ts';
import type { SlackApi } from './web-api.ts';

export interface AskedForm {
  readonly form: Form;
  readonly press: Turn;
  readonly trigger: string | undefined;
}

/** Milliseconds of the three seconds that a trigger lives, less what it took to come here. */
const patience = 1_800;

/** Opens a window to write into; resolves with `false` when it could not be, and is never rejected. */
export type OpenForm = (asked: AskedForm, words: Words) => Promise<boolean>;

export function createOpenForm({ api, log }: { readonly api: Pick<SlackApi, 'call'>; readonly log: Log }): OpenForm {
  return async ({ form, press: { said, address }, trigger }, words) => {
    if (said.kind !== 'press' || trigger === undefined) return false;
    const { tenant, thread } = readAddress(address);
    const view = formView(form, { verb: said.verb, ask: said.ask, thread }, words);
    try {
      await api.call({ method: 'views.open', tenant, args: { trigger_id: trigger, view }, patience });
      return true;
    } catch (error) {
      // An earlier try opened it, and only its answer was lost.
      if (error instanceof SlackApiError && error.reason === 'exchanged_trigger_id') return true;
      log.warn({ error: nameOf(error), tenant }, 'a window could not be opened');
      return false;
    }
  };
}
