import express, { type Request, type Response } from 'express';
import { createChangeFeed } from './change-feed.ts';
import { serveOnLoopback } from './loopback-server.ts';

/** One request that a simulator made. */
export interface Heard {
  readonly headers: Request['headers'];
  readonly raw: string;
  /** The JSON body; of a form its `payload`, or its fields. */
  readonly said: Readonly<Record<string, unknown>>;
}

export interface RecordingApp {
  readonly url: string;
  readonly heard: readonly Heard[];
  /** How requests are answered from now on; 200 at first. */
  answerWith(answer: (response: Response) => void): void;
  /** Resolves when so many requests have come, answered or not. */
  heardSoMany(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Stands in for an app in the tests of the simulators themselves. */
export async function startRecordingApp(): Promise<RecordingApp> {
  const heard: Heard[] = [];
  const feed = createChangeFeed();
  let answer = (response: Response): void => void response.end();
  const app = express();
  app.post('/*path', express.text({ type: '*/*' }), (request, response) => {
    heard.push({ headers: request.headers, raw: request.body, said: read(request) });
    answer(response);
    feed.changed();
  });
  return {
    ...(await serveOnLoopback(app)),
    heard,
    answerWith(next) {
      answer = next;
    },
    async heardSoMany(count) {
      await feed.until(() => (heard.length >= count ? true : undefined), { what: `${count} requests` });
    },
  };
}

function read(request: Request): Record<string, unknown> {
  if (request.is('application/json')) return JSON.parse(request.body);
  const { payload, ...fields } = Object.fromEntries(new URLSearchParams(request.body));
  return payload === undefined ? fields : JSON.parse(payload);
}
