import { phrases } from '@reconnect/phrases';

/** More than a "no". */
export const saysStillBroken = phrases`
  still (broken | not | nothing | no | down | the same | does not | is not | will not)
  (does | is | did) not (work | works | working | sync | syncs | syncing | fixed | solved | resolved)
  nothing (came | comes | arrived | arrives | new)
  not (see | get | getting | receive) (anything | any | nothing)
  no (llego | llega | entro | entra | veo | recibo | aparece) nada | nada (nuevo | llego)
  sigue (sin | igual | roto | rota | fallando)
  (todavia | aun) no (funciona | sincroniza)
  no (funciona | sincroniza | sirve | esta (resuelto | solucionado | arreglado))
`;

/** Something is not where the step has it. */
export const cannotFind = phrases`
  where | how (do | can) i | can not (find | see | click | open) | (do | does | did) not (see | find | have | show)
  not there | there is no | is missing
  donde | no (veo | encuentro | aparece | hay | me sale | esta)
`;

/** What the assistant can do is another question. */
export const callsForHelp = phrases`
  [please | i need | por favor | necesito] (help [me] | ayuda | ayudame) [please | por favor]
`;

export const saysCancelled = phrases`cancel~ | wrong button | boton equivocado`;

export const saysByMistake = phrases`
  accident~ | mistake~ | unintentional~ | oops | not mean to | wrong button
  sin querer | por error | por accidente | equivoc~ | equivoqu~
`;

export const speaksOfMail = phrases`email~ | e mail | e mails | mail | mails | message | messages | correo | correos | mensaje | mensajes`;
