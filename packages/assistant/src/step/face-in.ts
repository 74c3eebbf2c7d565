import { bareWords, type Phrases } from '@reconnect/phrases';
import type { Face, Snapshot } from '@reconnect/troubleshooting';
import { saysHappy, saysNeutral, saysSad } from '../wordings/faces.ts';

/** As people type them; Slack hands its own names on. */
const faces: readonly (readonly [Face, RegExp])[] = [
  ['sad', /^(?:(?:😞|:disappointed:)\s*)+$/u],
  ['neutral', /^(?:(?:😐|:neutral_face:)\s*)+$/u],
  ['happy', /^(?:(?:🤩|:star-struck:|:grinning_face_with_star_eyes:)\s*)+$/u],
];

/** Which of the three faces a text is, if it is nothing else. */
export function faceIn(text: string): Face | undefined {
  const bare = text
    .trim()
    .slice(0, 200)
    .replace(/\ufe0f/g, '');
  return faces.find(([, sign]) => sign.test(bare))?.[0];
}

const rated: readonly (readonly [Face, Phrases])[] = [
  ['sad', saysSad],
  ['neutral', saysNeutral],
  ['happy', saysHappy],
];

/** Which of them is meant by words that answer them. */
export function faceMeant(text: string, snapshot: Snapshot): Face | undefined {
  if (!showsFaces(snapshot)) return undefined;
  const said = bareWords(text);
  // Later the same words may be about anything.
  const meant = snapshot.matches('askingFeedback') ? rated.find(([, words]) => words.matches(said))?.[0] : undefined;
  return faceIn(text) ?? meant;
}

/** Whether the three faces were shown, and may still be chosen, or chosen anew. */
function showsFaces(snapshot: Snapshot): boolean {
  return (
    snapshot.matches('askingFeedback') ||
    snapshot.matches({ closed: 'thanked' }) ||
    snapshot.matches({ closed: 'partly' }) ||
    snapshot.matches({ closed: 'sorry' })
  );
}
