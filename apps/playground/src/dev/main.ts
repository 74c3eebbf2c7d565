import { buildPage } from '../../build.ts';
import { runPlayground } from '../run-playground.ts';

// For `node --watch --watch-path page`: an open page reloads itself when this process was started anew.
await runPlayground({ page: await buildPage(), variables: process.env, print: console.log });
