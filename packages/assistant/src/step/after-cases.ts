import type { Snapshot } from '@reconnect/troubleshooting';
import { asksAfterCase, asksForCaseNumber, asksForCases } from '../wordings/questions.ts';
import { lengthOf, type Words } from './words.ts';

/** As support knows them: `IR-7K2M9`. */
const caseNumber = /\bIR-[A-Z0-9]{4,}\b/i;
/** Whoever writes more with a number than this tells something of that case. In words. */
const longest = 6;

/** Somebody asks which cases of theirs there are, or how one stands that is not the one they talk of. */
export function isAfterCases(words: Words, { context }: Snapshot): boolean {
  const { text, said } = words;
  if (asksForCases.matches(said)) return true;
  const number = caseNumber.exec(text)?.[0].toUpperCase();
  if (number !== undefined && number !== context.caseNumber && lengthOf(words) <= longest) return true;
  return !context.caseOpen && (asksAfterCase.matches(said) || asksForCaseNumber(said));
}
