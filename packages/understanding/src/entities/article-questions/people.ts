import { phrases } from '@reconnect/phrases';
import { administrador, administrator } from './named-things.ts';
import type { QuestionWording } from './question-wording.ts';

export const supportTime: QuestionWording = {
  about: 'support_time',
  said: phrases`
    (how long | how soon | how fast | how quickly | when) {3}
      (they | support | someone | somebody | anyone | anybody | person | people) {2}
      (answer | answers | reply | replies | respond | responds | get back | write back | react)
    (cuanto | cuando) {4} (respond~ | contest~ | respuesta)
  `,
  isUnmistakable: true,
  askedAs: ['status'],
};

export const whoIsAdministrator: QuestionWording = {
  about: 'administrator',
  said: phrases`
    who {4} ${administrator}
    have (a | an) ${administrator}
    i am not (the | an | our) ${administrator}
    (find | contact | reach) (my | our | the | an) ${administrator}
    quien {4} ${administrador}
    no soy [yo | el | la | un | una] ${administrador}
    (tengo | tenemos | encuentro) {2} ${administrador}
  `,
  isUnmistakable: true,
  askedAs: ['help'],
};

/** To be looked for after `whoIsAdministrator`, whose "no soy administrador" has a "soy administrador" in it. */
export const beingAdministrator: QuestionWording = {
  about: 'being_administrator',
  said: phrases`
    (i | we) (am | are) [the | an | our | also | a | own | it | only | here]* ${administrator}
    soy [yo | el | la | un | una | tambien]* ${administrador}
    ${administrador} soy yo
  `,
  isUnmistakable: true,
};

const theirIt = phrases`it department | it team | it guy`;

export const forwarding: QuestionWording = {
  about: 'forwarding',
  said: phrases`
    (email | emails | mail | send | forward | pass | write | give | tell) {3} [to] [my | our | the]
      (${administrator} | ${theirIt})
    (what | how) {4} (tell | say to | ask) (my | our | the) (${administrator} | ${theirIt})
    what (should | must | can | does | do | has | have) (my | our | the) ${administrator} {3} (do | change | know)
    que {3} (digo | decirle | decir | pido | pedirle) {2} (a | al) [mi | nuestro | el | la] ${administrador}
    que (debe | tiene | deberia | puede) {2} (hacer | cambiar | saber) [mi | nuestro | el | la] ${administrador}
    (envi~ | mand~ | reenviar~ | pasar~ | escribir~) {3} (a | al) [mi | nuestro | el] ${administrador}
  `,
  isUnmistakable: true,
  askedAs: ['help'],
};

export const colleagues: QuestionWording = {
  about: 'colleagues',
  said: phrases`
    (coworker | coworkers | co worker | co workers | colleague | colleagues | teammate | teammates
      | (my | our | the | whole) team | everyone | everybody | each of us | all of us
      | others | somebody else | someone else) {3}
      (also | too | have to | need | needs | must | as well | do it | do this | do that | reconnect)
    (companer~ | colega | colegas | todos | mi equipo | los demas | otras personas) {3}
      (tambien | tiene | tienen | debe | deben | necesita | necesitan | hacerlo | reconectar)
  `,
  isUnmistakable: true,
};
