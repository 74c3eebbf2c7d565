import { createSlackAdapter } from '@chat-adapter/slack';
import { botToken, botUser, signingSecret } from '../load/slack.ts';
import { startChatSdk } from './chat-sdk.ts';
import { readOptions } from './options.ts';

const { apiUrl, port, redisUrl } = readOptions();
const adapter = createSlackAdapter({ botToken, botUserId: botUser, signingSecret, apiUrl });
await startChatSdk({ adapter, port, redisUrl });
