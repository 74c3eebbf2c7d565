import { inFull } from './in-full.ts';

const words = /[\p{L}\p{N}]+(?:'\p{L}+)?/gu;

/** A text as nothing but words: lower case, without accents and marks, short forms in full. "¡Ya está!" is `ya esta`. */
export function bareWords(text: string): string {
  const plain = text.toLowerCase().replace(/[’‘´]/g, "'").normalize('NFD').replace(/\p{M}/gu, '');
  return Array.from(plain.matchAll(words), ([word]) => inFull(word).join(' ')).join(' ');
}
