import { phrases } from '@reconnect/phrases';
import type { QuestionWording } from './question-wording.ts';

export const apps: QuestionWording = {
  about: 'apps',
  said: phrases`
    (which | what) {2} (app | apps)
    (remove | disconnect | delete | revoke | uninstall) {3} (app | apps)
    (que | cuales) {1} (aplicaciones | apps)
    (quitar | quito | eliminar | elimino | desconectar | desconecto | borrar | borro) {2} (aplicaciones | apps)
  `,
  isUnmistakable: true,
  askedAs: ['help'],
};

export const device: QuestionWording = {
  about: 'device',
  said: phrases`
    (on | with | from | use | using) {2}
      (phone | cellphone | smartphone | mobile | iphone | android | tablet | ipad | computer | laptop)
    (which | what | any | other | another | be | need | in | use | with) {2} (chrome | firefox | safari | browser)
    (desde | con | en | por | usar) {2} (celular | movil | telefono | tablet | iphone | computadora)
    (ser | en | con | usar | que | otro | cualquier) {2} (chrome | firefox | safari | navegador)
  `,
  isUnmistakable: true,
  askedAs: ['help'],
};

export const anyway: QuestionWording = {
  about: 'anyway',
  said: phrases`
    (can | could | may | should | shall | if) (i | we) {2} (reconnect | connect | sign in | log in) {3}
      (anyway | anyways | regardless | nonetheless | all the same)
    (can | could | may | should) (i | we) still (reconnect | connect | sign in)
    (would | will | does) (it | a reconnect | reconnecting) {2} help {2} (reconnect | reconnecting | anyway)
    (would | will) (a reconnect | reconnecting) {2} help
    (puedo | podria | podemos | debo | si) {3} (reconect~ | conectar~) {3} (igual | igualmente | modos | formas | asi)
    (ayuda | ayudaria | serviria) {2} (reconectar | volver a conectar)
  `,
  isUnmistakable: true,
  askedAs: ['reconnect'],
};

const connecting = phrases`reconnect~ | disconnect~ | reconect~ | conect~ | desconect~`;

export const disconnecting: QuestionWording = {
  about: 'disconnecting',
  said: phrases`
    (difference | differ | same thing) {6} ${connecting}
    (diferencia | distinto | lo mismo) {6} ${connecting}
  `,
  isUnmistakable: true,
};

const aSetting = phrases`reconnect | reconectar | settings | ajustes | configuracion | personal inbox | boton`;

export const finding: QuestionWording = {
  about: 'finding',
  said: phrases`
    where {5} (reconnect | button | settings | personal inbox | save | disconnect) !(link | links)
    (find | see | finding) {2} (reconnect | personal inbox | settings)
    not have [a | the] (settings | reconnect)
    is no (settings | reconnect) (button | option)
    (donde | en que parte) {4} (${aSetting} | save | volver a conectar)
    no (veo | encuentro | tengo | hay | aparece) {3} ${aSetting}
  `,
  isUnmistakable: true,
  askedAs: ['reconnect', 'status', 'deny', 'help'],
};

export const saving: QuestionWording = {
  about: 'saving',
  said: phrases`
    (after | once | when) {5} (save | saving | saved)
    (despues | luego | cuando) {6} (save | guardar | guardo | guarde)
  `,
  isUnmistakable: true,
};

export const postponing: QuestionWording = {
  about: 'postponing',
  said: phrases`
    (can | could | may | is it ok | ok if) {4} (do | reconnect | sign | finish | wait | it | this | that) {4}
      (tomorrow | later | tonight | next week | on monday | this weekend | another day | another time)
    (puedo | podemos | podria | podriamos | se puede) {4}
      (manana | luego | mas tarde | despues | otro dia | el lunes)
  `,
  isUnmistakable: true,
  askedAs: ['cancel'],
};

export const duration: QuestionWording = {
  about: 'duration',
  said: phrases`
    how (long | much time) (does | do | will | would | is | can | should) {4} (take | takes | need | needs) !(to sync~)
    how (fast | quick) (is | does)
    (take | takes) [very | so] long
    cuanto [tiempo] {2} (tarda~ | demora~ | lleva~ | toma~ | dura)
  `,
  saidAlone: phrases`
    [and | so | ok] (how long | how much time)
    [y | ok] cuanto (tiempo | dura | tarda | demora)
  `,
  isUnmistakable: true,
  askedAs: ['status'],
};

const anInbox = phrases`inbox | mailbox | mail | email | account | it`;
const unBuzon = phrases`buzon | correo | cuenta | inbox | mailbox | mail | email`;

/** The inbox was taken out of Aptly, and that was not meant. */
export const undoing = phrases`
  (disconnected | disconnect | unlinked | removed) {6} ${anInbox} {6}
    (accident | accidentally | mistake | unintentionally | wrongly | error)
  (accidentally | mistakenly | by accident | by mistake) {3} (disconnected | unlinked | removed) {6} ${anInbox}
  (desconecte | desconectamos | desconecto | quite | quitamos | elimine) {6} ${unBuzon} {6}
    (accidente | error | equivocacion | querer)
  (por error | por accidente | sin querer) {3} (desconecte | desconectamos | quite | elimine) {6} ${unBuzon}
`;
