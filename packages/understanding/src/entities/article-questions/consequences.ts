import { phrases } from '@reconnect/phrases';
import { correos, mails } from './named-things.ts';
import type { QuestionWording } from './question-wording.ts';

export const missed: QuestionWording = {
  about: 'missed',
  said: phrases`
    (lost | missed | missing) ${mails} {2} (come | return | be imported | show | appear | arrive)
    will {3} ${mails} {4} (come | arrive | show | be imported)
    (get | receive | see | find | have | recover | happen to | happens to | what about | come | import | imports
      | imported | where are) {3} (${mails} | one | ones | everything | all) {4}
      (missed | missing | yesterday | meantime | meanwhile | while | weekend | during | between | since | lost | last)
    (missed | missing) ${mails} {3} (lost | come | show | appear | arrive | imported | gone | be)
    (recib~ | lleg~ | ver | recuper~ | aparec~ | pasa con | import~) {4} ${correos} {4}
      (perdi | perdidos | perdieron | faltan | ayer | mientras | anteriores | atrasados | tanto)
    ${correos} {4} (perdi | perdidos | perdieron | faltan | ayer | mientras | atrasados) {3}
      (lleg~ | aparec~ | van | recib~)
  `,
  isUnmistakable: true,
};

export const urgency: QuestionWording = {
  about: 'urgency',
  said: phrases`
    how (urgent | serious | bad) (is | are)
    is (it | this | that | the {1}) [very | really | so | that]* (urgent | serious)
    (can | could | does) (it | this | that) [also | still]* wait
    (do | must | should) (i | we) {2} (hurry | rush) | is there {1} (hurry | rush)
    (que tan | tan) (urgente | grave) | (corre | hay) prisa | puede esperar
  `,
  isUnmistakable: true,
  askedAs: ['status', 'help', 'cancel'],
};

export const limits: QuestionWording = {
  about: 'limits',
  said: phrases`
    limit | limits | quota | quotas | maximum | usage
    (newsletter | newsletters | mailing | mailings) {8} (why | because | reason)
    how many {1} (${mails} | app | apps)
    limite | limites | cupo
    (boletin | newsletter | newsletters) {8} por eso
    (cuantos | cuantas) (${correos} | aplicaciones)
  `,
  isUnmistakable: false,
};

const settings = phrases`
  setting | settings | configuration | signature | signatures | folder | folders | label | labels | rule | rules
  draft | drafts | data | ${mails}
`;
const ajustes = phrases`
  configuracion | ajustes | firma | firmas | carpeta | carpetas | reglas | borradores | datos | ${correos}
  settings | labels
`;

export const losingSettings: QuestionWording = {
  about: 'settings',
  said: phrases`
    (lose | loses | losing | lost | delete | deletes | remove | removes | erase | erases | wipe | wipes
      | reset | resets | overwrite | overwrites | change | changes | affect | affects | break | breaks
      | disappear | disappears | stay | stays | kept | happen to | happens to) {4}
      (${settings} | anything | something | everything)
    ${settings} {3} (lost | stay | gone | deleted | change | changed)
    (have | need) to disconnect
    (what | nothing | anything) {3} (happen | happens | change | changes) (if | when) (i | we)
      (reconnect~ | sign~ | log~)
    consequence | consequences
    (pierd~ | perder~ | borr~ | elimin~ | afect~ | pasa con) {4} (${ajustes} | algo | todo)
    ${ajustes} {3} (pierd~ | borr~ | cambi~)
    (desconectar | desconectarlo) primero
  `,
  isUnmistakable: false,
};

export const recurrence: QuestionWording = {
  about: 'recurrence',
  said: phrases`
    keep | keeps | repeatedly | always | all the time | how often | so often | next time
    (why | will | would | may | might | going to | (can | could) !(you | i)) {8} again
    (happen~ | comes | came | stop~ | disconnect~ | disappear~ | broke | breaks | broken | fail~ | expire~) {4} again
    again and again
    every (day | week | month | time | monday | few)
    prevent | avoid | never happen | never happens | stop (it | this | that) from | stay connected
    (fix | this | it) last
    sigue | siempre | tan seguido | tanto | a menudo
    (por que | va a | van a | vaya a | puede | podria | pas~ | ocurr~ | suced~ | desconect~ | falla~) {5} (otra vez | de nuevo)
    (otra vez | de nuevo) {3} (pas~ | ocurr~ | suced~ | desconect~ | fall~ | lo mismo)
    una y otra vez
    cada (vez | dia | semana | mes | rato | lunes)
    evit~ | no [vuelva a] pase | vuelva a pasar
  `,
  isUnmistakable: false,
};
