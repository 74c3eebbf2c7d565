import { explainStart, runApp } from '@reconnect/hosting';
import { wireWeb } from './wire.ts';

await runApp({ app: 'web', defaultPort: 3002, variables: process.env, wire: wireWeb }).catch((error: unknown) => {
  console.error(explainStart(error));
  process.exit(1);
});
