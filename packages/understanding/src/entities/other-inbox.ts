import { phrases } from '@reconnect/phrases';

const another = phrases`
  (my | our | the) other {2} (inbox | mailbox | account | mail | email | address | one | gmail | outlook)
  (mi | el | la | nuestro | nuestra) (otro | otra) {2}
    (buzon | cuenta | correo | bandeja | inbox | mail | email | gmail | outlook)
  (a different | another | some other) (inbox | mailbox)
  (otro | otra) (buzon | cuenta | correo | bandeja)
  un (buzon | correo) (distinto | diferente)
`;

/** Whether another inbox is meant than the one that was spoken of. */
export const isOtherInbox = (clauses: readonly string[]): boolean => clauses.some(another.occursIn);
