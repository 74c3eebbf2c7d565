import { wordsFor } from '@reconnect/article';
import type { Home, HomeSection } from '@reconnect/assistant';
import { type Action, createCard, type Element } from './card.ts';
import { drawBlock } from './draw-block.ts';
import { drawWishes } from './draw-choices.ts';
import { fitCard } from './fit-card.ts';
import type { Pen } from './pen.ts';
import { type Rendered, summarize } from './render.ts';

/** By which a client asks for somebody's home as it is now. */
export const homeVerb = 'home';

/** A person's home as a card. `user`: their id in the connector (`29:…`); their client asks anew whenever it shows it. */
export function renderHome({ locale, title, sections }: Home, user: string): Rendered {
  const summary = summarize([title, ...sections.flatMap(aloud)].join(' · '));
  const action: Action = { type: 'Action.Execute', title, verb: homeVerb, data: {} };
  const card = fitCard(sections.length, wordsFor(locale), (pen, most, rest) => {
    const shown = sections.slice(0, most).flatMap((section) => drawSection(section, pen, locale));
    const body = [
      ...pen.block(title, { style: 'heading', size: 'large', weight: 'bolder' }),
      ...shown,
      ...pen.block(rest ?? ''),
    ];
    return createCard({ summary, body, refresh: { action, userIds: [user] } });
  });
  return { summary, card };
}

/** What a section is about, and the first thing that is said of it. */
function aloud({ title, blocks: [first] }: HomeSection): string[] {
  const said = [title, first?.kind === 'text' ? first.text : undefined].filter((part) => part !== undefined);
  return said.length === 0 ? [] : [said.join(': ')];
}

function drawSection({ title, blocks, choices }: HomeSection, pen: Pen, locale: string): Element[] {
  return [
    ...pen.block(title ?? '', { style: 'heading', weight: 'bolder', spacing: 'medium' }),
    ...blocks.flatMap((block) => drawBlock(block, pen, locale)),
    ...drawWishes(choices, pen),
  ];
}
