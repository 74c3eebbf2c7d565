import { phrases } from '@reconnect/phrases';

const leading = phrases`[and | but | so | ok | y | pero]*`;

/** It begins as questions do, as people leave the mark out. */
export const asksSomething = phrases`
  ${leading} (when | how | who | what | why | where | which | (will | is | are | do | does) !(not))
  ${leading} (cuando | cuanto | como | quien | que | por que | donde | cual | es)
`;

/** The same, of what they, or others, may or must do. */
export const asksWhetherTheyMay = phrases`
  ${leading} (can | could | may | should | must | shall | do | does | did | has | have) (i | we | they | it | someone | somebody)
  ${leading} (puedo | podemos | debo | tengo que | hay que | me van | van a)
`;

/** "Why isn't it working", which speaks of working and does not say that it does. */
export const asksWhy = phrases`${leading} (why | how come | por que)`;

const wantsToKnow = phrases`
  [and | y | ok | please | por favor]*
    (what | what is | which | (can | could) (you | i) | do i have | tell me | give me | my | the | case | ticket
      | cual | que | dime | digame | me (da | das | dice) | numero)
`;
const itsNumber = phrases`
  (case | ticket | reference) (number | no | id)
  number (of | for) (my | the | this) case
  numero (de | del) [mi | el] (caso | ticket)
`;

/** "What was my case number?" */
export const asksForCaseNumber = (said: string): boolean => wantsToKnow.begins(said) && itsNumber.occursIn(said);
