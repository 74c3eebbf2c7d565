import { phrases } from '@reconnect/phrases';

const shown = phrases`link | page | window | tab | website`;
const mostrado = phrases`enlace | link | pagina | ventana | pestana`;

const lead = phrases`
  [hi | hey | sorry | oh | ok | but | and | now | also | i think | it seems | the | your | my | this | that | reconnect | sign in
    | it | i | have | accidentally]*
`;
const antes = phrases`
  [hola | perdon | ay | pero | y | ya | ahora | creo que | me | se | el | la | su | ese | esa | este | esta | mi]*
`;

/** To a link: it is of no use any more, or never was. Text that begins so, as there are other links and pages in the world. */
export const saysLinkFailed = phrases`
  ${lead} ${shown} {2} (expired | over | dead | invalid | gone | blank | white | empty | frozen | broken | stuck | closed)
  ${lead} ${shown} {2} not (open | opens | load | loads | work | works | opening | loading | working)
  ${lead} (closed | lost | deleted) (the | that | my | your) [reconnect | sign in]* (${shown} | browser)
  ${lead} [${shown}] (says | said | shows | showed) {3} went wrong
  ${antes} ${mostrado} {2} (vencio | vencido | expiro | caduco | caducado | invalido | en blanco | vacia)
  ${antes} ${mostrado} {1} no {1} (abre | carga | funciona | sirve | abrio | cargo)
  ${antes} no [me | se]* (abre | carga) {1} ${mostrado}
  ${antes} (cerre | perdi | borre) (el | la | su | ese | esa) {1} (${mostrado} | navegador)
  ${antes} (dice | dijo | sale | salio) {3} salio mal
`;

/** One more of them. */
export const wantsAnother = phrases`
  {5} (send | give | show) [me | us]* (it | one | that | the link) (again | once more) [please | now | thanks]*
  [can | could | may | i | have | get | need | please]* (another | a new | new) (one | link) [please | thanks]*
  [ya | volvi | hola | por favor]* (enviamelo | mandamelo | envielo | mandelo) (otra vez | de nuevo) [por favor]
`;

/** They would rather do something else, or nothing. */
export const wantsNoReconnect = phrases`
  [no | but | sorry]* i do not want to (reconnect | sign in | do (it | this | that)) [again | now | it | anymore]*
  [but | and | ok]* is there (another | any other | some other | no other) (way | option | solution)
  [no | pero]* no quiero (reconectar | volver a conectar | iniciar sesion) [otra vez | ahora]*
  [y | pero]* hay (otra | alguna otra) (manera | forma | opcion | solucion)
`;

/** What comes of it if they do nothing. */
export const wondersAboutNothing = phrases`
  [and | so | but | ok]* what [happens] if i (do nothing | do not [do (it | this | that | anything) | reconnect | sign in]) [now | at all]*
  [y | pero]* que pasa si no (hago nada | lo hago | reconecto | hago eso)
`;

/** They are afraid for the connection that there is. */
export const fearsDisconnect = phrases`
  [no | please | wait]* (do not | never) disconnect [my | the | it | this | that]* [inbox | mailbox | mail | email | account]
  [no | por favor]* no (desconecte | desconectes | lo desconecte | me desconecte) [mi | el | la]* [buzon | correo | cuenta]
`;

/** Somebody else is to do it. */
export const wantsItDone = phrases`
  [but | so | and | ok]* (can | could | will) (you | support) [not | just | please]* (do | reconnect | fix) (it | this | that | everything)
    (for me | yourself | instead) [please]
  [but | so | and | ok]* (can | could | may) (my | our | an | the) {2} (do | reconnect) (it | this | that) [instead | for me | too]*
  [y | pero]* (lo | la) (puede | puedes | podria) (hacer | reconectar) {3}
  [y | pero]* (puede | puedes | podria) (hacerlo | reconectarlo) (usted | tu | por mi | mi {2})
`;

const aCode = phrases`code | codes | passcode | pin | mfa | authenticator`;
const unCodigo = phrases`codigo | codigos | pin | autenticador`;

/** On the way to sign in they are asked for a code, or wait for one. */
export const speaksOfCode = phrases`
  (ask | asks | asking | asked | want | wants | need | needs | request | requests | requires | enter | type | send | sends
    | sent | get | got | receive | received | have | what | which | where) {5} ${aCode}
  (verification | security | authentication | factor | step) {1} ${aCode}
  ${aCode} {3} (not | never) {3} (come | coming | came | arrive | arrives | arrived | work | works | working | sent)
  (pide | pidio | piden | pidiendo | quiere | solicita | exige | necesita | llega | llego | mando | mandan | envia | enviaron
    | recibo | recibi | pongo | poner | tengo | que | cual | donde) {4} ${unCodigo}
  ${unCodigo} {3} no {2} (llega | llego | sirve | funciona)
`;
/** Which is none that anybody asks for. */
export const otherCode = phrases`(error | zip | postal | promo | discount) code | codigo (de error | postal | de descuento)`;

/** What there is to do now. */
export const wondersWhatToDo = phrases`
  [ok | and | so | but | hey]* (what now | now what | then what | and now | what is next | what next | what (do | should | can) i do) [now | next | then]*
  [ok | y | pero]* (y ahora [que] | ahora que | que sigue | (que hago | que debo hacer | que tengo que hacer) [ahora | entonces]*)
`;

/** Their provider lets nobody past before an administrator agreed. */
export const saysApprovalNeeded = phrases`
  (need | needs | needed | ask | asks | asked | asking | want | wants | require | requires | request) {4}
    (admin | administrator) {1} (approval | consent | permission | approve)
  (admin | administrator) {1} (approval | consent) {1} (required | needed | necessary)
  (approval | consent | permission) (from | of | by) {2} (admin | administrator)
  (pide | pidio | necesit~ | requiere | falta) {4} (aprobacion | aprobar | consentimiento | permiso | autorizacion)
    {2} admin~
  (admin | administrador | administradora) {2} (aprobar | apruebe | autorizar | autorice)
`;

const later = phrases`
  later [today | on | tonight] | tomorrow | tonight | next week | on monday | another day | this (afternoon | evening | weekend)
  after (lunch | dinner | work | my (meeting | call | shift)) | in (a bit | a while | an hour)
  when i (have | get | find) {1} time | when i am (back | home | free)
`;
const luego = phrases`
  luego | manana | despues | mas tarde | al rato | a la noche | en un rato | otro dia | el lunes | la proxima semana
  cuando (tenga tiempo | pueda | llegue | regrese | vuelva)
`;

/** They would be told of it, or asked, again, another time. */
export const wantsReminder = phrases`
  [please | ok | can you | could you | just]* (ask | tell | ping | write | text | message | nudge) [to]* me
    [again | this | that]* ${later}
  [por favor | ok | puede | puedes]* (preguntame | pregunteme | escribeme | escribame | digame | dimelo)
    [otra vez | de nuevo]* ${luego}
  [please | ok | can you | could you | just]* remind me !(what | why | how | which | where | who | of | about)
  [por favor | ok | puede | puedes]* (recuerdamelo | recuerdeme | recuerdame | recuerdemelo | recordarme | recordarmelo)
    !(que | por que | cual | como | donde)
`;

/** To what is offered: they will do it, and not now. */
export const saysLater = phrases`
  (i will | will | let me | can | going to | prefer to | have to | rather) {1}
    (do | try | finish | sign in | reconnect | handle | look at) [it | this | that] ${later}
  ${wantsReminder}
  (no | not have) {1} time !(to lose | limit | for this)
  i am busy
  (lo | la) (hago | hare | veo | vere | reviso) {1} ${luego}
  ${luego} {1} (lo | la) (hago | hare | veo | vere)
  (ahora | ahorita | ahorrita | hoy) no {1} (puedo | tengo)
  no {1} tengo tiempo
`;

/** The same, as all that is said. */
export const saysOnlyLater = phrases`
  [ok | sure | fine | yes | maybe | thanks | thank you | please | i will | do it | will do]* ${later} [please | then | thanks]*
  [ok | si | vale | bueno | claro | gracias | mejor | tal vez | quizas]* ${luego} [por favor | mejor | gracias]*
`;

/** Where something was left unticked: which it was, or that it was not so. */
export const asksWhatWasUnticked = phrases`
  box | boxes | checkbox | checkboxes | tick | ticked | unticked | (which | what) permission~
  (checked | accepted | allowed | approved | selected) (all | everything | it all | them all)
  casilla | casillas | casillita~ | recuadro~ | cuadrito~ | (que | cual) permiso~
  (marque | acepte | permiti | seleccione) todo
`;
