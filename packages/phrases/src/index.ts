/** What people say in so many words, written as phrases that can be read aloud. */
export { bareWords } from './bare-words.ts';
export { inFull } from './in-full.ts';
export { type Phrases, phrases } from './phrases.ts';
