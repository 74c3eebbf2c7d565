/** The whole product on simulated platforms and providers, in one page. */
export { type Playground, type PlaygroundOptions, startPlayground } from './playground.ts';
