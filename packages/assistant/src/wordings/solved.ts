import { phrases } from '@reconnect/phrases';

/** Of what works. */
export const claimsSuccess = phrases`
  work | works | working | syncing | fixed | solved | resolved | all (good | fine | ok)
  funciona | resuelto | solucionado | arreglado | todo bien | ya quedo
`;
/** "Ya está": all of it, as it means anything elsewhere. */
export const saysItIs = phrases`[y | pues | si | creo que]* ya esta`;
/** Takes a claim back, unless something is objected to it. */
export const denies = phrases`
  not | no | never | nothing | still | until | when | if
  nunca | nada | todavia | aun | cuando | hasta
`;
export const objects = phrases`but | pero`;
