/** A person's own words, understood on this machine. */
export { createUnderstanding } from './create-understanding.ts';
export { actFrom } from './decision.ts';
export { type CauseHint, type Intent, intents, type Provider, type Understand, type Understanding } from './intents.ts';
