import { expect, it } from 'vitest';
import { bareWords } from './bare-words.ts';

it.each([
  ['¡Ya está!', 'ya esta'],
  ["Don't send it…", 'do not send it'],
  ['dont  send\nit', 'do not send it'],
  ['They’re OKAY', 'they are ok'],
  ["the inbox's gone", 'the inbox gone'],
  ['e-mail: dana@example.com', 'e mail dana example com'],
  ['👍', ''],
])('"%s" is "%s"', (text, words) => {
  expect(bareWords(text)).toBe(words);
});
