import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** All that decides what the model becomes; the blind lines are no part of it. */
const deciding = [
  'examples/*.txt',
  'src/intents.ts',
  'src/words/{tokens,spoken,spelling,concepts}.ts',
  '../phrases/src/in-full.ts',
  'src/classifier/{features,model,classifier}.ts',
  'src/train/{augment,build-model,examples,logistic-regression,random}.ts',
];

/** A fingerprint (SHA-256, hex) of all that the model is made from: a model with another one is out of date. */
export function fingerprintOfInputs(): string {
  const hash = createHash('sha256');
  for (const path of globSync(deciding, { cwd: root }).sort()) {
    hash.update(`${path}\n${readFileSync(root + path, 'utf8').replaceAll('\r\n', '\n')}\n`);
  }
  return hash.digest('hex');
}
