import { act } from '../load/drive.ts';
import { beginSteadily, type Steady } from '../load/steady.ts';
import type { Platform, Town } from './town.ts';
import type { Windows } from './windows.ts';

/** One in so many events is delivered twice. */
const twiceEvery = 100;

/** People who know the assistant write and press, `rate` times a second; whoever got no answer does nothing more. */
export function keepTalking(
  { traffics, crowds }: Pick<Town, 'traffics' | 'crowds'>,
  platform: Platform,
  { rate, windows }: { readonly rate: number; readonly windows: Windows },
): Steady {
  const crowd = crowds[platform];
  let events = 0;
  return beginSteadily(rate, async (due) => {
    windows.offered();
    const person = crowd.next();
    if (person === undefined) {
      windows.tally().lost += 1;
      return;
    }
    events += 1;
    const twice = events % twiceEvery === 0;
    const ended = await act(traffics[platform], { person, due, tally: windows.tally, twice });
    if (ended !== 'lost') crowd.back(person);
  });
}
