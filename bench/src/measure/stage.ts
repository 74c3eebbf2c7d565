import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startRedis } from '../../../tools/redis.ts';
import { type BotTokens, cloudHosts, createBotTokens } from '../load/bot-tokens.ts';
import { createCertificate } from '../load/certificate.ts';
import { type StubAnswer, type StubRequest, startStubServer } from '../load/stub-server.ts';
import type { CloudDoor } from '../systems/our-apps.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** Whatever the bot that is being measured calls. */
export type Scene = (request: StubRequest) => StubAnswer;

/** Everything around the systems: Redis, and the platforms and clouds that they call. */
export interface Stage {
  readonly redisUrl: string;
  /** The platforms' APIs over plain HTTP: `http://127.0.0.1:…/`. */
  readonly apiUrl: string;
  readonly cloud: CloudDoor;
  readonly tokens: BotTokens;
  /** Hands all further calls to `scene`. */
  play(scene: Scene): void;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const folder = makeTemporaryFolder();
  const redis = await startRedis({ appendOnly: folder.path });
  const tokens = createBotTokens(Date.now);
  const certificate = createCertificate(cloudHosts, Date.now());
  const file = join(folder.path, 'cloud.pem');
  await writeFile(file, certificate.cert);
  let scene: Scene = () => ({ status: 404, body: '{}' });
  const answer: Scene = (request) => tokens.answer(request) ?? scene(request);
  const [plain, cloud] = await Promise.all([startStubServer({ answer }), startStubServer({ answer, certificate })]);
  return {
    redisUrl: redis.url,
    apiUrl: `http://127.0.0.1:${plain.port}/`,
    cloud: { port: cloud.port, certificate: file },
    tokens,
    play(next) {
      scene = next;
    },
    async close() {
      await Promise.all([plain.close(), cloud.close(), redis.stop()]);
      folder.remove();
    },
  };
}
