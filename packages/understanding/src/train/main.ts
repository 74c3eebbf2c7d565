import { readFileSync, writeFileSync } from 'node:fs';
import { createUnderstand } from '../understanding.ts';
import { buildModel } from './build-model.ts';
import { blindLines, leftAlone, trainingLines } from './examples.ts';
import { fingerprintOfInputs } from './inputs.ts';
import { outcomes, report } from './report.ts';

const model = buildModel(trainingLines(), leftAlone(), fingerprintOfInputs());
writeFileSync(new URL('../../model/model.json', import.meta.url), `${JSON.stringify(model, undefined, 2)}\n`);

const measured = report(outcomes(blindLines(), createUnderstand(model)));
const page = new URL('../../../../docs/understanding.md', import.meta.url);
const written = readFileSync(page, 'utf8');
writeFileSync(
  page,
  written.replace(/(<!-- measured -->\n)[\s\S]*(?=<!-- \/measured -->)/, (_, start) => `${start}${measured}\n`),
);
console.log(measured);
