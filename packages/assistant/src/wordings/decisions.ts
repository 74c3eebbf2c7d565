import { phrases } from '@reconnect/phrases';
import { acknowledgement } from './yes.ts';

const enviarlo = phrases`
  envia | envialo | enviala | envie | envielo | enviela | enviar | enviarlo | enviarla
  manda | mandalo | mandala | mande | mandelo | mandela | mandar | mandarlo | mandarla
`;

/** What people say before they order it. */
const complaint = phrases`
  [no] [it | this] [still] [is | does | did] (not | still) (work | works | working | fixed | solved | broken | down | the same)
  [no] (sigue | todavia | aun) [sin | no] (igual | roto | funciona | funcionar | sirve | llega | llegar)
  no (funciona | sirve | llega) [nada]
`;

/** To "Shall I send this to support?": all of it says to send it. */
export const saysToSend = phrases`
  [yes | yeah | yep | ok | sure | please | just | then | now | forget it | never mind | nevermind | whatever | and | can you | could you | i want to | you can | go ahead
    | ${complaint}]*
    (go ahead | go for it
      | (send | submit | do | forward) [it | this | that | them | the case | my case | the message]
        [to (them | support | the support team | a person)])
    [now | then | please | already | over | off | thanks | thank you]*
  [si | ok | vale | claro | bueno | por favor | ya | quiero | puede | puedes | ${complaint}]*
    (adelante | dale | hazlo | hagalo | hacerlo | ${enviarlo} [(el | mi) caso] [a soporte])
    [ya | ahora | por favor | gracias]*
`;

/** The same, before it is said how. */
export const sendIt = phrases`
  [yes | yeah | yep | ok | sure | please | fine | good | no | wait | can you | could you | go ahead
    | (send | submit | do) [it | this | that]
    | si | vale | claro | bueno | por favor | puede | puedes | mejor | ${enviarlo}]*
`;

/** The same: all of it says to leave it, for now at least. */
export const saysToHold = phrases`
  [no | oh | hm | hmm | yes | ok | fine | actually | sorry | please | and | just | but]*
    (wait | hold on | hang on | not yet | no | [go] back | do not (send | do | submit) [it | this | that])
    [no | wait | please | yet | now | a (minute | moment | second | sec | bit)]*
  [no | ay | perdon | mejor | pero | por favor | si | ok | vale | bueno | esta bien]*
    (espera | espere | esperate | un momento | todavia no | aun no | [volver | regresar] atras | no [[lo | la] (envie | envies | mande | mandes)])
    [no | espera | espere | todavia | aun | por favor | un momento]*
`;

const agreement = phrases`
  ${acknowledgement}
  yea | yeh | yup | yepp | yip | ye | y | yh | ya | aye | yess | yessir | mhm | k | kk | okay | okey | oki | sure thing | for sure
  indeed | exactly | correct | right | agreed | accept | confirm | confirmed | affirmative | roger | gladly | totally
  of course | absolutely | definitely | certainly | excellent | why not | by all means | you bet | fine by me | makes sense
  do (it | that | so) | go [for it] | proceed | carry on | let us (do it | go)
  sounds (great | like a plan) | (good | great) (idea | plan) | i (agree | confirm | accept | think so | guess so | do)
  i would like (that | to) | that is (fine | right | correct) | that would be (good | great | nice | fine)
  claro que si | por supuesto | dale | bueno | correcto | exacto | asi es | hazlo | hagalo | sale | va | orale | andale
  por que no | desde luego | afirmativo | seguro | con gusto | me parece bien | quiero
`;
const refusal = phrases`
  no [way | sir | need] | (i am | we are) (good | fine | ok | all set) | nope | nop | nah | naw | n | negative | never [mind] | nevermind | later
  not (now | yet | really | at all | today) | (absolutely | definitely | of course | unfortunately | sadly | afraid) not
  i (do not (think so | want [to | that | it | this]) | would rather not | disagree)
  rather not | better not | do not [do (it | that)]
  ahora no | (todavia | aun) no | no (quiero | hace falta) | claro que no | para nada | negativo | nunca | luego | despues
`;
const softly = phrases`
  please | thanks | thank you | but | maybe | sorry | hm | hmm | well | oh | ok
  por favor | gracias | muchas gracias | pero | mejor | perdon
`;

/** The same: nothing but a yes. */
export const saysYes = phrases`${agreement} [${agreement}]*`;

const firmly = phrases`(yes | yeah | yep | yup | si | claro) [please | thanks | thank you | ok | por favor | gracias]*`;

/** The same, as it begins: a yes, and why. */
export const saysYesBecause = phrases`
  ${firmly} (because | since | as | porque | ya que | desde)
  ${firmly} [it is | this is | es | esta] [very | really | so | quite | muy] (urgent | important | urgente | importante)
  ${firmly} {2} (waiting | waited | been waiting | esperando)
  ${firmly} [thank you | thanks] (so | very) much
  ${firmly} {3} (not | still | never) [not] (work | works | working | fixed | solved)
  ${firmly} {3} (sigue | todavia | aun) [sin | no] (igual | funciona | funcionar | sirve | llega | llegar)
  ${firmly} ((send | submit | forward) (it | this | that) | ${enviarlo})
`;
/** What takes such a yes back, or asks for something besides. */
export const reserves = phrases`
  but | except | without | first | only | wait | tell | add | until i | do not
  pero | excepto | primero | solo | espera | dile | agrega | no (envi~ | mand~)
`;
/** The same: an answer is awaited that nobody was asked for yet. */
export const willWait = phrases`
  [ok | then | alright | fine | good]* i will [just] wait [for (them | it | support | an answer | their answer | that)]
  [ok | entonces | bueno]* (espero | esperare | voy a esperar) [(su | la | una) respuesta]
`;

/** The same: nothing but a no. */
export const saysNo = phrases`[${softly}]* ${refusal} [${refusal} | ${softly}]*`;

/** To "nothing was sent", besides an order to send it: a no is taken back. */
export const takesNoBack = phrases`
  [ok | no | sorry | oh]* (wait | actually | hold on | on second thought~) [ok]* (yes | yeah | yep | do) [please | it]*
  i changed my mind
  [ok | no | perdon | ay]* (espera | espere | mejor | pensandolo bien) [que]* (si | hazlo | hagalo) [por favor]
  (cambie | he cambiado) de (opinion | idea)
`;

/** To the same: something is to go along. */
export const saysToTell = phrases`
  [please | and | also | ok | can you]* (add | (tell | let) (them | support) [know])
  [por favor | y | tambien | ok | puede | puedes]* (agreg~ | anad~ | dile [a soporte] | diles | digales)
`;
