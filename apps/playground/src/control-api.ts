import type { SupportDesk } from '@reconnect/simulators';
import express, { type ErrorRequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { press, say, sendWindow } from './deeds.ts';
import type { LiveViews } from './live-views.ts';
import type { SimulatedWorld } from './simulated-world.ts';
import { locales, scenarios } from './stage/scenario.ts';
import type { Stage } from './stage/stage.ts';

const hour = 3_600_000;

const person = z.enum(['dana', 'sam']);
const platform = z.enum(['slack', 'teams']);
const choosing = z.object({
  provider: z.enum(['google', 'microsoft']),
  scenario: z.enum(scenarios.map(({ name }) => name)),
  locale: z.enum(locales).optional(),
});
const saying = z.object({
  person,
  platforms: z.array(platform).min(1).max(2),
  place: z.enum(['direct', 'channel']),
  text: z.string().trim().min(1).max(4000),
});
const pressing = z.object({
  person,
  platform,
  message: z.string(),
  button: z.string().max(300),
  fields: z.record(z.string(), z.string().max(4000)).optional(),
});
const opening = z.object({ person });
const sending = z.object({
  person,
  window: z.string(),
  written: z.record(z.string(), z.string().max(4000)).optional(),
});
const skipping = z.union([
  z.object({
    ms: z
      .number()
      .int()
      .positive()
      .max(31 * 24 * hour),
  }),
  z.object({ until: z.literal('promise') }),
]);

const answering = z.object({ text: z.string().trim().min(1).max(4000) });

export interface ControlDeps {
  readonly world: SimulatedWorld;
  readonly stage: Stage;
  readonly live: LiveViews;
  readonly desk: SupportDesk;
  /** Takes what went wrong on this side of the page. */
  readonly failed: (error: unknown) => void;
}

/** What the page does: choose a scenario, write, press, skip ahead. It does to the simulators what people would do. */
export function controlApi({ world, stage, live, desk, failed }: ControlDeps): Router {
  const router = Router();
  router.use(express.json({ limit: '64kb' }));
  router.get('/live', (request, response) => live.follow(request, response));
  router.post('/scenario', async ({ body }, response) => {
    const { provider, scenario, locale } = choosing.parse(body);
    await stage.begin(provider, scenario, locale);
    response.status(204).end();
  });
  router.post('/say', async ({ body }, response) => {
    await say(stage.run(), saying.parse(body));
    response.status(204).end();
  });
  router.post('/press', async ({ body }, response) => {
    const outcome = await press(stage.run(), world, pressing.parse(body));
    if (outcome === undefined) refuse(response, 404, 'There is no such message any more.');
    else response.json(outcome);
  });
  router.post('/slack/home', async ({ body }, response) => {
    await stage.run().players[opening.parse(body).person].slack.opensHome();
    response.status(204).end();
  });
  router.post('/slack/window', async ({ body }, response) => {
    const outcome = await sendWindow(stage.run(), world, sending.parse(body));
    if (outcome === undefined) refuse(response, 404, 'That window is not open any more.');
    else response.json(outcome);
  });
  router.post('/lift', async (_request, response) => {
    await stage.lift();
    response.status(204).end();
  });
  router.post('/skip', async ({ body }, response) => {
    const skip = skipping.parse(body);
    if ('ms' in skip) await stage.skip(skip.ms);
    else if (!(await stage.skipToPromise())) return refuse(response, 409, 'Nothing is promised at the moment.');
    response.status(204).end();
  });
  router.get('/mails/:id', ({ params }, response) => {
    const mail = world.mailbox.messages()[Number(params.id)];
    if (mail === undefined) return refuse(response, 404, 'There is no such mail.');
    // Shown in a frame of the page; whatever the mail holds, nothing of it is loaded or run.
    response.set('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    response.type('html').send(mail.html);
  });
  router.post('/mails/:id/answer', async ({ params, body }, response) => {
    const { text } = answering.parse(body);
    const mail = world.mailbox.messages()[Number(params.id)];
    if (mail === undefined) return refuse(response, 404, 'There is no such mail.');
    await desk.answer(mail, text);
    response.status(204).end();
  });
  router.use(onError(failed));
  return router;
}

function refuse(response: Response, status: number, error: string): void {
  response.status(status).json({ error });
}

/** Everything the page hears of an error is JSON that says what it may know; the rest stays on this side. */
function onError(failed: ControlDeps['failed']): ErrorRequestHandler {
  // biome-ignore lint/complexity/useMaxParams: Express knows an error handler by its four parameters
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof z.ZodError) return refuse(response, 400, z.prettifyError(error));
    if (isHttpError(error, 'entity.too.large')) return refuse(response, 413, 'That is too long.');
    if (isHttpError(error)) return refuse(response, 400, 'That could not be read.');
    failed(error);
    refuse(response, 500, 'The playground could not do that; its log says why.');
  };
}

/** What a reader of bodies says of a request it cannot read. */
function isHttpError(error: unknown, type?: string): boolean {
  if (!(error instanceof Error) || !('expose' in error && 'type' in error)) return false;
  return error.expose === true && (type === undefined || error.type === type);
}
