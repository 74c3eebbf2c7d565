import type { Place, PlatformName, Pressing, Saying, SendingWindow } from '../src/deeds.ts';
import type { PersonName } from '../src/stage/run.ts';
import type { Provider } from '../src/stage/scenario.ts';
import type { PlaygroundView, PressOutcome } from '../src/view.ts';
import { complain } from './toast.ts';

export type { PersonName, Place, PlatformName, Provider };

const gone = 'The playground does not answer. Once it runs again, this page goes on by itself.';

/** Calls `show` with all there is to see, now and with every change. */
export function followViews(show: (view: PlaygroundView) => void): void {
  let boot: string | undefined;
  const views = new EventSource('playground/live');
  // The browser tries again by itself.
  views.onerror = () => complain(gone);
  views.onmessage = ({ data }) => {
    const view: PlaygroundView = JSON.parse(data);
    // The server was started anew: this page may be of an older one.
    if (boot !== undefined && boot !== view.boot) return location.reload();
    boot = view.boot;
    show(view);
  };
}

async function post(path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const sent = fetch(`playground/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const response = await sent.catch((cause: unknown) => {
    throw new Error(gone, { cause });
  });
  if (response.ok) return response;
  const { error }: { readonly error: string } = await response.json();
  throw new Error(error);
}

export interface ChosenScenario {
  readonly provider: string;
  readonly scenario: string;
  readonly locale: string;
}

export async function startScenario(chosen: ChosenScenario): Promise<void> {
  await post('scenario', chosen);
}

export async function say(saying: Saying): Promise<void> {
  await post('say', saying);
}

export async function press(pressing: Pressing): Promise<PressOutcome> {
  return (await post('press', pressing)).json();
}

export async function openHome(person: PersonName): Promise<void> {
  await post('slack/home', { person });
}

export async function sendWindow(sending: SendingWindow): Promise<PressOutcome> {
  return (await post('slack/window', sending)).json();
}

export async function skip(by: { readonly ms: number } | { readonly until: 'promise' }): Promise<void> {
  await post('skip', by);
}

export async function answerMail(id: string, text: string): Promise<void> {
  await post(`mails/${id}/answer`, { text });
}

export async function lift(): Promise<void> {
  await post('lift', {});
}
