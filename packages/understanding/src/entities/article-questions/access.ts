import { phrases } from '@reconnect/phrases';
import { acceso, access, correos, mails, password } from './named-things.ts';
import type { QuestionWording } from './question-wording.ts';

export const privacy: QuestionWording = {
  about: 'privacy',
  said: phrases`
    (you | aptly | support | anyone | anybody | somebody | who | can | may | get | gets) {3}
      (read | reads | see | sees | look at | looks at | go through) {4} ${mails} !(again | yet)
    ${mails} [stay] private
    (is | are) my ${mails} private
    do with my (${mails} | data | information)
    (puedes | pueden | puede | quien) {2} (leer | lee | leen | ver | ve | ven) {2} ${correos}
    ${correos} [son | es] privad~
  `,
  isUnmistakable: false,
};

const doesToMail = phrases`
  delete | deletes | remove | removes | erase | erases | send | sends | change | write | writes
`;
const hacerAlCorreo = phrases`borrar | eliminar | enviar | mandar | escribir | cambiar`;

export const permissions: QuestionWording = {
  about: 'permissions',
  said: phrases`
    (give | grant | have | has | get | gets | want | wants | need | needs | allow) {5} ${access}
    (what | which) {2} ${access}
    aptly [to] ${doesToMail}
    (can | could | may | able to | allowed to | (ask | asks | asked | asking | want | wants | wanted) [for | permission]* to)
      !(i | we) [you | it | this | that | they | the | app | link | assistant | bot | also | really]*
      ${doesToMail} [all | any | of | out]* [my | our | their] {1} ${mails}
    (dar | dando | darle | tener | tiene | necesita | pide) {3} ${acceso}
    que ${acceso}
    (puede | pueden) aptly ${hacerAlCorreo}
    aptly {1} (puede | pueden) ${hacerAlCorreo}
    (puedes | puede | pueden | podria | podrian | pide | pidio | piden | quiere) {3} (${hacerAlCorreo} | borren | borre | elimine)
      [todos | todo | los]* (mi | mis | nuestros) {1} ${correos}
  `,
  isUnmistakable: true,
};

export const forgotten: QuestionWording = {
  about: 'forgotten',
  said: phrases`
    (forgot | forgotten | forget | lost | not (have | know | remember | recall) | no longer (know | remember)
      | how do i (recover | reset) | how can i reset)
      [my | the | own | email | mail | gmail | google | outlook | microsoft | hotmail | office | 365 | inbox | mailbox
      | account | work]* ${password}
    what is my [email | mail | gmail | google | outlook | microsoft | inbox | account]* ${password}
    cual es mi contrasena
    (olvide | olvido | olvidado | perdi | recuperar | restablecer) {3} contrasena
    no {1} (tengo | se | conozco | recuerdo | acuerdo) !(que) {3} contrasena
  `,
  isUnmistakable: true,
};

export const whichPassword: QuestionWording = {
  about: 'password',
  said: phrases`
    (need | needs | needed | want | wants | know | enter | type | use | see | sees | read | reads | store | stores
      | save | keep | have | has | get | gets | do | does | share | give | with) {4} ${password}
      !(have to do | change~ | reset~ | update~)
    ${password} {2} (needed | required | necessary | safe | stored | seen | visible)
    (which | what) password
    (necesit~ | usa | usar | guard~ | ve | ven | pid~ | dar | hace falta | con) {3} contrasena
    que contrasena
  `,
  isUnmistakable: false,
};

export const singleSignOn: QuestionWording = {
  about: 'single_sign_on',
  said: phrases`
    (what | mean | means | explain) {3} (sso | single sign on)
    (sso | single sign on) {2} (mean | means)
    (que | significa) {3} (sso | single sign on | inicio de sesion unico)
  `,
  isUnmistakable: true,
  askedAs: ['help'],
};

export const safety: QuestionWording = {
  about: 'safety',
  said: phrases`
    safe | safely | safety | secure | security | legit | legitimate | trust
    danger | dangerous | risk | risks | risky | harm | harmful | phishing | scam | hacked
    what access | give you access
    seguro | segura | confiable | peligroso | peligrosa | riesgo | riesgos | dano
  `,
  isUnmistakable: false,
};
