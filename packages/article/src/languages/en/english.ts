import { adminNotes } from './admin-notes.ts';
import { answers } from './answers.ts';
import { asides } from './asides.ts';
import { buttons } from './buttons.ts';
import { chat } from './chat.ts';
import { explanations } from './explanations.ts';
import { home } from './home.ts';
import { pages } from './pages.ts';
import { steps } from './steps.ts';

/** What every other language translates. */
export const english = {
  messages: { ...chat, ...answers, ...asides, ...buttons, ...pages, ...home, ...steps },
  explanations,
  adminNotes,
};
