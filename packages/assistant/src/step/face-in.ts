import type { Face, Snapshot } from '@reconnect/troubleshooting';

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

/** Whether the three faces were shown, and may still be chosen, or chosen anew. */
export function showsFaces(snapshot: Snapshot): boolean {
  return (
    snapshot.matches('askingFeedback') ||
    snapshot.matches({ closed: 'thanked' }) ||
    snapshot.matches({ closed: 'partly' }) ||
    snapshot.matches({ closed: 'sorry' })
  );
}
