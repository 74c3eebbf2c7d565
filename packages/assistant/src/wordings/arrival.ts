import { phrases } from '@reconnect/phrases';

const missing = phrases`
  not (there | here | in aptly | in the inbox | in my inbox) | never (came | arrived | showed up | shows up)
  not (come | arrive | show | show up | showing) [up | yet]
`;
const falta = phrases`
  no (esta | estan | aparece | aparecen | llego | llegaron | sale | salen) [ahi | alli | en aptly | todavia | aun]
`;

/** To "Is new mail showing?": something is not. */
export const missesMail = phrases`
  (test | it | they | email | emails | mail | mails | message | messages | one | nothing) {2} ${missing}
  (prueba | correo | correos | mensaje | mensajes | email) {4} ${falta}
`;

/** The same: a yes, whatever is said with it. */
export const beginsWithYes = phrases`[oh | wow | ah | ay]* (yes | yeah | yep | yup | yay | si | sii | claro) !(no | not)`;

/** Of themselves: nobody was there for a while. */
export const saysBack = phrases`
  [ok | hi | hey | hello | sorry | so | now]* (i am | we are) (back | here) [now | again | sorry]*
  [ok | hola | perdon | bueno | listo | ya]* (estoy (aqui | de vuelta) | volvi | regrese | he vuelto) [ya | perdon]*
`;

/** Takes the yes back. */
export const takesYesBack = phrases`but | not | no | still | except | only | some | pero | todavia | aun | sigue | solo | algunos`;
