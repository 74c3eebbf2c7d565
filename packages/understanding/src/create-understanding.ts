import model from '../model/model.json' with { type: 'json' };
import type { Understand } from './intents.ts';
import { createUnderstand } from './understanding.ts';

/** Understands with the model of this package, which is unpacked at the first message. */
export function createUnderstanding(): Understand {
  return createUnderstand(model);
}
