import { explainStart, runApp } from '@reconnect/hosting';
import { wireTeams } from './wire.ts';

await runApp({ app: 'teams', defaultPort: 3978, variables: process.env, wire: wireTeams }).catch((error: unknown) => {
  console.error(explainStart(error));
  process.exit(1);
});
