import { explainStart, runApp } from '@reconnect/hosting';
import { wireSlack } from './wire.ts';

await runApp({ app: 'slack', defaultPort: 3001, variables: process.env, wire: wireSlack }).catch((error: unknown) => {
  console.error(explainStart(error));
  process.exit(1);
});
