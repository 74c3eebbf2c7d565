import { phrases } from '@reconnect/phrases';
import { sendIt } from './decisions.ts';

const leading = phrases`[so | and | but | wait | ok | y | pero | entonces]*`;

/** Of a case that is to be sent, or was not: whether it was. */
export const asksWhetherSent = phrases`
  ${leading} (did (you | it) [really | already]* (send | submit | go) | (was | is) (it | this | that) [really | already]* sent)
  ${leading} you [really | already]* sent (it | this | that)
  ${leading} (have you | has (it | this | that) [been]) [really | already]* (sent | gone | submitted)
  ${leading} [ya | lo | la | se]* (enviaste | mandaste | envio | mando)
`;

/** The same: what is sent, who reads it, why, and how to reach them without it. */
export const asksOfSending = phrases`
  ${leading} what {4} (send | sending | sent)
  ${leading} what {1} (they | support) {1} (get | see | receive | read | know)
  ${leading} who {2} (get | gets | see | sees | read | reads | receive | receives | answers)
  ${leading} (can | could | will) you {4} without (support | them | sending)
  ${leading} why {4} (send | sent | support)
  ${leading} what [happens] if i (do not | say no)
  ${leading} (can | could | may) (i | we) {1} (see | read | edit | change | review) (it | what | that | this | the)
  ${leading} (can | could | may) (i | we) {1} (call | phone | email | e mail | write | contact)
  ${leading} what is (their | the | your) [support] (number | phone | phone number | email | e mail | address)
  ${leading} que {3} (envi~ | mand~)
  ${leading} que {2} (ven | ver | veran | reciben | recibiran | leen)
  ${leading} quien {2} (recibe | ve | lee | responde | contesta)
  ${leading} por que {3} (envi~ | mand~ | soporte)
  ${leading} si no [lo] (envi~ | mand~)
  ${leading} (puedo | podemos) {1} (ver | leer | editar | cambiar | llamar~ | escribir~)
  ${leading} cual es (el | su) (numero | telefono | correo) {2}
`;

/** The same: what the assistant would do. */
export const asksAdvice = phrases`
  ${leading} [do you think | would you say]* (should | shall | must | do) i
    [really | have to | need to | (do | send) (it | this | that)]*
  ${leading} what (would you do | (would | do) you (recommend | suggest | advise | think)) [now | then | in my place]*
  ${leading} is (it | that | this) [really]* (worth it | necessary | a good idea)
  ${leading} (debo | deberia | tengo que | hace falta | vale la pena | [me] conviene) [enviarlo | mandarlo | hacerlo]*
  ${leading} que ([me] (recomiend~ | aconsej~) | harias | haria) [tu | usted]*
`;

/** The same: nothing is decided yet. */
export const hesitates = phrases`
  [well | ok | hm | hmm | um | i am | i]* (not [really | so]* sure [yet] | do not know [yet] | need to think [about it] | let me think)
  (hm | hmm | hmmm | um | uh | well | eh | mmm | maybe | perhaps | tal vez | quiza | quizas | a lo mejor) [later]
  [pues | eh | mmm]* (no [estoy] (se | segura | seguro) [todavia] | dejame pensar~ | tengo que pensarlo)
`;

/** The same, and it is the inbox that they ask about. */
export const asksOfInbox = phrases`
  ${leading} (is | are | does | did) [my | the | our]* (it | inbox | mail | email | emails | sync | connection) {2}
    (ok | fine | broken | work | works | working | sync | syncing | fixed | back | down | better)
  ${leading} [ya | sigue | esta | todavia | no]* [mi | el]* [buzon | correo] [ya | sigue | esta | todavia | no | sin]*
    (funciona~ | sirve | sincroniza~ | roto | igual | arreglado | bien)
`;

/** Begins as a question does, and as what is told: only a mark makes a question of it. */
export const mayTell = phrases`es`;

/** The same: what was found, which the case goes on about. */
export const asksFinding = phrases`
  ${leading} what (did | have) you (find | found | see | seen) [out | so far | wrong]*
  ${leading} que (encontraste | encontro | viste | vio)
`;

const conversation = phrases`
  [the | this | our | my]* (chat | conversation | transcript | messages | [chat] history)
  [la | esta | el | mi | mis | nuestra]* (conversacion | chat | mensajes | platica)
`;

/** The same: how it is to be sent. It is shown again, as only what was seen is agreed to. */
export const leavesOut = phrases`
  ${sendIt} [just | but | and | only]* (without | leave out | take out | remove | exclude | do not (include | send | share | show)) ${conversation}
    [please | out | then]*
  ${sendIt} [just | but | and | only]* (leave | take) ${conversation} (out | off) [please | then]*
  ${sendIt} [pero]* (sin | quit~ | saca~ | saque | no (incluy~ | envi~ | mand~)) ${conversation} [por favor]
`;
export const takesIn = phrases`
  ${sendIt} [but | and | with]* (with | include | add | put in | send) ${conversation} [too | in | back | please]*
  ${sendIt} [pero | y]* (con | incluy~ | agreg~) ${conversation} [tambien | por favor]*
`;
