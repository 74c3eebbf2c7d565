import { wordsFor } from '@reconnect/article';
import type { Home, HomeSection } from '@reconnect/assistant';
import type { HomeView, KnownBlock } from '@slack/types';
import { writeWish } from '../press.ts';
import { drawBlock, header, quiet } from './draw-block.ts';
import { button } from './draw-choices.ts';

/** Slack's limit. */
const mostBlocks = 100;

/** A home as Slack's Home tab. Its buttons go on in the messages, which Slack does not show by itself. */
export function renderHome({ title, sections, locale }: Home): HomeView {
  let buttons = 0;
  const actions = ({ choices }: HomeSection): readonly KnownBlock[] => {
    const elements = choices.map((choice) => {
      buttons += 1;
      return button(choice, writeWish(choice, buttons));
    });
    return elements.length === 0 ? [] : [{ type: 'actions', elements }];
  };
  const blocks = [
    header(title),
    ...sections.flatMap((section): KnownBlock[] => [
      { type: 'divider' },
      ...(section.title === undefined ? [] : [header(section.title)]),
      ...section.blocks.flatMap((block) => drawBlock(block, locale)),
      ...actions(section),
    ]),
  ];
  const end = buttons === 0 ? [] : quiet(wordsFor(locale)('home.continues.slack'));
  return { type: 'home', blocks: [...blocks.slice(0, mostBlocks - end.length), ...end] };
}
