import { phrases } from '@reconnect/phrases';

/** Of what works. */
export const claimsSuccess = phrases`
  work | works | working | syncing | fixed | solved | resolved | all (good | fine | ok)
  funciona | resuelto | solucionado | arreglado | todo bien | ya quedo
`;
/** Of mail that was missing, by somebody who says yes. */
export const claimsArrival = phrases`
  worked | sorted | helped | arrived | arriving | came | coming | connected | flowing | (is | are) back | i fixed
  (fine | good | ok | running) (now | again) | did the trick | is gone
  (see | got | get | getting | receive | receiving) {2} (email~ | mail | mails | messages)
  llego | llegando | llegaron | llegan | entro | entraron | entran | sirve | sirvio | volvio | quedo | (se | lo) arregl~ | funciono
`;
/** Of mail that was not missing. */
export const otherMail = phrases`
  (your | old | older | spam | junk | few) {1} (email~ | mail | mails | message~)
  (su | tu) correo | (correos | mensajes) (viejos | antiguos)
`;
/** Of what does so one day, or not always: nobody says that it does. */
export const wishes = phrases`
  please | want | need | get (it | this | that | my) | make | can | could | should | hope | sometimes | only | was
  por favor | quiero | necesito | puede | puedes | ojala | a veces | solo | haga | haz
`;
/** "Ya está": all of it, as it means anything elsewhere. */
export const saysItIs = phrases`[y | pues | si | creo que]* ya esta`;
/** Takes a claim back, unless something is objected to it. */
export const denies = phrases`
  not | no | never | nothing | still | until | when | if
  nunca | nada | todavia | aun | cuando | hasta
`;
export const objects = phrases`but | pero`;
