import { phrases } from '@reconnect/phrases';

const politely = phrases`
  [please | ok | yes | no | hey | can | could | would | will | you | just | then | and | instead | first | now | i | we | want
    | need | like | rather | prefer | to | let | me
    | por favor | si | vale | puede | puedes | podria | quiero | quisiera | necesito | prefiero | mejor | entonces | ahora]*
`;
const after = phrases`
  [in | on | for | to | by | of | aptly | it | this | that | again | instead | please | now | then | one | myself | hand
    | manually | reconnect | reconnecting | do | the | how | inbox | my
    | en | de | para | a | por | favor | mano | ahora | otra | vez | uno | mismo | volver | conectar | reconectar | hacerlo
    | el | mi | buzon]*
`;
const theSteps = phrases`
  [the | all | these | those | your | of | 7 | seven]* (steps | instructions)
  [los | las | todos | 7 | siete | sus | tus | esos]* (pasos | instrucciones)
`;
const ask = phrases`
  [show | give | tell | send | list | see | have | explain | view | read | follow | go back to | back to | go to | go through
    | take | walk | guide] [me] [through | back to | about] ${theSteps}
  (walk | take | guide | talk | lead) [me] through [it | this | that | the reconnect | reconnecting]
  show [me] how [to (reconnect | do (it | this | that))] [it | my inbox | the inbox]
  [muestr~ | ensen~ | de | dame | deme | dig~ | dime | explic~ | mand~ | envi~ | ver | seguir | (volver | vuelv~ | regres~) a]
    ${theSteps}
  [explic~ | gui~ | muestr~ | ensen~] [melo | lo] paso (a | por) paso
  (muestr~ | ensen~ | explic~) como (reconect~ | volver a conectar~ | se hace | hacerlo | lo hago)
`;

/** All of it asks for the article's steps. */
export const asksForSteps = phrases`
  ${politely} ${ask} ${after}
  [ok | so | and | y]* (what is | what are | cuales son) ${theSteps} ${after}
`;

/** To an offer: how it is done. */
export const asksHow = phrases`
  [and | so | ok | but]* how (do | can | should | would) i do (it | this | that)
    [myself | in aptly | by hand | manually | then | please]*
  [y | pero | ok]* como [lo | eso | esto]* (hago | se hace) [eso | esto | yo | en aptly]*
`;

/** To a step: the one before it is wanted. */
export const asksToGoBack = phrases`
  [please | can we | can you | can i | ok | no | wait]* (go | step | move | take me) back [(one | a) step | to the previous (step | one)] [please]
  [the] previous (step | one) [please]
  [por favor | ok | no | espera]* (regresa | regrese | regresar | volver | vuelve | vuelva) [atras] [al (paso anterior | anterior)] [por favor]
  [el] paso anterior
`;
