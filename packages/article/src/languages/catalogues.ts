import type { Language } from '../locale.ts';
import type { Catalogue } from './catalogue.ts';
import { english } from './en/english.ts';
import { spanish } from './es/spanish.ts';

/** A language more is a folder beside these, a line here, and one in `languages`. */
export const catalogues: Readonly<Record<Language, Catalogue>> = { en: english, es: spanish };
