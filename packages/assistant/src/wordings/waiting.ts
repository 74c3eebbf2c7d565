import { phrases } from '@reconnect/phrases';

/** With a reconnect of no use: whether it would be. */
export const wondersAboutReconnect = phrases`
  [and | but | so | ok]*
    ((can | could | should | may | shall) [not] i | do i need to | what if i | if i) [not | just | try to | have to]*
    (reconnect | connect | sign in) [it | again | now | anyway | my inbox]*
  [y | pero | entonces]* (y si | si | que pasa si | puedo | debo | deberia) (reconecto | vuelvo a conectar | lo reconecto
    | reconectar | reconectarlo | volver a conectar~) [ya | ahora | otra vez | el buzon | mi buzon]*
`;

/** To whoever promised to look again: that they rely on it. */
export const reliesOnPromise = phrases`
  [ok | yes | then | please | can you | will you | just]*
    (tell | notify | ping | text | message | let) me [know] (when | once | as soon as | after) {6}
    [thanks | thank you | please]*
  [ok | yes | then | fine | alright]* [i | we] [will | can | am going to]* (wait | waiting) [for (it | that)] [then]
  [ok | si | vale | bueno | entonces | por favor | y]*
    ((avisame | aviseme | avisenme) [(cuando | en cuanto | al) {5}]
      | (digame | dime) (cuando | en cuanto) {1} (vuelva | funcione | regrese | este | quede | se) {3})
    [gracias | por favor]*
  [ok | si | vale | bueno | entonces]* (ya | espero | esperare | voy a esperar | aqui espero) [entonces]
`;

/** To the same: how long it goes on. */
export const asksHowMuchLonger = phrases`
  [and | so | ok | but | hey]* how (much longer | much more time | long still | long)
    [(will | does) (it | this) [take | last] | is (it | this) going to (take | last)
      | (do | should | must | will | can) (i | we) [have to | need to | got to]* wait | [to] wait | now | please | still | then]*
  [and | so | ok | but | hey]* when (will | does) (it | this | mail | my {2}) (be | work | come | start | sync | run) {2}
  [until | till] when [(do | should) i wait] | how long until {4}
  [y | ok | pero | entonces | hola]* cuanto [mas | tiempo]*
    (falta | espero | esperamos | demora | dura | (va a | puede) (tardar | demorar | durar)
      | (hay | tengo | tenemos | tendria) que esperar | debo esperar | toca esperar) [mas | todavia | aun]*
  [y | ok | pero | entonces]* hasta cuando {4}
  [y | ok | pero | entonces]* cuando (vuelve | volvera | va a (volver | funcionar | llegar) | funciona | funcionara | se arregla | estara) {3}
`;

/** With a limit on the inbox: that it is used less by now. */
export const saysUsedLess = phrases`
  (removed | deleted | disconnected | uninstalled | unlinked | revoked | turned off | closed | took off | got rid of | cancelled) {4}
    (app | apps | add on | addon | plugin | tool | tools | crm | integration | integrations | connection | connections)
  (stopped | paused | cancelled | turned off) {4} (sending | newsletter | newsletters | campaign | campaigns | bulk {1} | mailing | mailings)
  (quite | quitamos | elimine | borre | desconecte | desinstale | revoque | cancele | cerre) {4}
    (app | apps | aplicacion | aplicaciones | herramienta | complemento | integracion | conexion | conexiones)
  (pare | pause | deje de | detuve | cancele) {4} (enviar | mandar | envio | envios | boletin | campana | campanas | masivo~)
`;

/** To the same: whether it is over. */
export const wondersWhetherOver = phrases`
  [and | so | ok | hey]* (how is it (going | looking) | and now)
    [yet | now | please]*
  [y | ok]* (y ahora | como va [eso | todo])
`;

/** The same with a question mark: without it, "ya" is for "all right". */
export const asksWhetherOver = phrases`
  [and | so | ok | hey | not | done | anything | is it | still nothing]* (yet | now | done | over | ready)
  [y | ok | pero]* (ya | ya [esta | quedo | paso | funciona] | todavia [no | nada] | aun [no | nada])
`;

/** The same words mean another look there. */
export const saysTryAgain = phrases`
  [ok | please | can you | just]* (try | check | look) [it] (again | now | once more) [please | now]*
  [ok | por favor | puede | puedes]* (intenta~ | intente~ | prueb~) (otra vez | de nuevo | ahora) [por favor]
`;

/** To a note for an administrator: what is to be done with it, or where they find what it says. */
export const asksWhatNow = phrases`
  [ok | and | so | but]* what (now | next | (do | should | can) i do) [now | next | then | about it]*
  [ok | so | but]* [he | she | they | my admin | our admin | the admin]* (says | said | say)
    (he | she | they) (can not | could not | does not | did not) (find | see) {4}
  [ok | and | but]* where (do | does | can | should) (i | we | he | she | they) (approve | change | find | allow | do) [it | this | that | the setting]*
  [ok | y | pero]* ahora que
  [ok | y | pero]* que (hago | debo hacer | tengo que hacer | puedo hacer) [entonces | ahora | con eso]*
  [ok | y | pero]* donde (lo | la) (apruebo | cambio | aprueba | cambia | encuentro | encuentra | permito) {2}
  [ok | y | pero]* que (le | les) (digo | pido) (a | al) {4}
  [dice que | pero]* no lo (encuentra | ve | encuentro)
`;

/** To the same: the assistant is to pass it on. */
export const wantsItForwarded = phrases`
  [please | ok | can you | could you | just]* (send | forward | email | give | tell) (it | this | that | him | her | them)
    [to] [him | her | them | [my | our | the] {1}] [please]
  [por favor | ok | puede | puedes]* (envi~ | mand~ | reenvi~ | dig~ | dile) [lo | la | se | le] [(a | al) {2}]
`;

/** To the same: for whom it is. */
export const asksWhomToAsk = phrases`
  [ok | and | so | but]* who (do | should | can | must) i (ask | contact | talk to | call | write to | tell) [about this | then | now]*
  [ok | y | pero]* a quien (le pregunto | pregunto | le pido | se lo pido | llamo | le escribo | contacto) [entonces | ahora]*
`;
