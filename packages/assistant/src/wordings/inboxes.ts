import { phrases } from '@reconnect/phrases';

/** To "Which inbox?" */
export const saysAll = phrases`
  [yes | it is] (all | both | each | every | every one | everyone)
    [of (them | these | those) | [the | my] inboxes | two | three | four | please]*
  [si | son] (todos | todas | ambos | ambas | (los | las) (dos | tres | cuatro)) [ellos | ellas | (los | mis) buzones | por favor]*
`;

/** To the same: it is not among them. */
export const saysNone = phrases`
  [no | it is | its | sorry]* (none | neither | not (any | one)) [of (them | these | those | the above)]
  [no | it is]* (not (listed | there | here | on (the | your) list) | another one | a different one)
  [no | es | pues]* (ninguno | ninguna) [de (esos | estos | esas | estas | ellos | los tres | los dos)]
  [no | es | pues]* (otro | no esta [(en la lista | ahi | aqui)])
`;

/** "Next", "the other one", and "both" once more: whoever would have them all looked at was asked to say so. */
export const saysNextInbox = phrases`
  [ok | yes | and | now | so | then | well | done | please | let us (do | try | check) | go to | check | do]*
    [what about | what is | which is]
    ([the | my] (next | other) [one | inbox | mailbox] | both | all [of them])
    [please | now | then | too]*
  [y | si | vale | listo | hecho | ahora | bien | bueno | por favor | revisa | revise]*
    [que hay de | que pasa con]
    ([el | la] (siguiente | otro | otra | proximo | proxima) [buzon | cuenta] | ambos | ambas | (los | las) dos)
    [por favor | ahora | tambien]*
`;

/** All of it says that another inbox is meant than the one that was spoken of. */
export const saysOtherInbox = phrases`
  [no | sorry | wait | actually | but | it is | i meant | i mean | i want | about | for | not this one]*
    (a different | another | [the | my] other | the wrong | not (this | that | the right)) (inbox | mailbox | account | one)
    [please | instead]*
  [no | perdon | espera | pero | digo | quiero | mejor]*
    ([el | la | mi] (otro | otra) (buzon | cuenta | correo) | un (buzon | correo) (distinto | diferente)) [por favor | mejor]*
`;

/** All of theirs are to be listed. */
export const asksForInboxes = phrases`
  [ok | so | and | hey | please]* (which | what | how many) (inboxes | mailboxes)
    (do i have | are there | are mine | (do | can) you see | do you know | have i)
  [ok | so | and | please | can you | could you]* (show | list) [me | all | of | my | the]* (inboxes | mailboxes) [please]
  [ok | so | and]* [what is | how is] [the] status (of | for) (all | both | every one | each) [of | them | my | the | inbox | inboxes]*
  [ok | y]* (que | cuales | cuantos) buzones (tengo | hay | son mios)
  [ok | y | por favor]* (muestr~ | lista | ver | ensen~) [me | todos | mis | los]* buzones [por favor]
  [y | ok]* como (estan | van) (todos | [todos] mis buzones | los dos)
`;

/** By their place in a list: the first, the second … */
export const ordinals = [
  phrases`1 | 1st | first | primero | primera | primer`,
  phrases`2 | 2nd | second | segundo | segunda`,
  phrases`3 | 3rd | third | tercero | tercera | tercer`,
  phrases`4 | 4th | fourth | cuarto | cuarta`,
];

const lead = phrases`[actually | no | wait | sorry | i meant | i mean | ok | now | not that one | y | perdon | mejor | quise decir]*`;

/** The same, where no list was just shown. */
export const ordinalOnes = ordinals.map(
  (ordinal) => phrases`
    ${lead} the ${ordinal} [one | inbox | mailbox] [please | instead | then | again]*
    ${lead} (el | la) ${ordinal} [buzon | cuenta | correo] [por favor | mejor | otra vez | de nuevo]*
  `,
);

export const providers = {
  google: phrases`gmail | google`,
  microsoft: phrases`outlook | microsoft | office | 365`,
};

/** One of theirs by whose it is, and nothing else: "the outlook one", "no, gmail". */
export const saysProvider = phrases`
  [no | actually | sorry | i meant | i mean | check | and | the | my | el | la | mi | es | de]*
    (gmail | google | outlook | microsoft | hotmail | office [365]) [one | inbox | mailbox | account | instead | please | por favor]*
`;

/** Of an inbox it says nothing: "the whole inbox", "el buzón de siempre". */
export const isUnspecific = phrases`
  email~ | mail | mails | aptly | whole | entire | complete | full | same | only | one | single | new | old | current | broken
  the | a | an | our | my | mine | yours | them | these | those | us | me | you | this | that
  affected | disconnected | connected | wrong | right | actual | stupid | damn | last | next | other | second | first | third
  correo | correos | entrada | otro | otra | el | la | los | las | mi | mis | su | sus | tu | tus | este | esta | un | uno | una
  todo | toda | todos | todas | siempre | nuevo | aqui
`;

/** Says which one it is only where an address begins with it. */
export const isCommon = phrases`
  work | job | personal | private | home | own | business | company | corporate | office | team | group | department | shared
  common | main | primary | default | general | user | account | customer | client
  trabajo | oficina | empresa | compania | negocio | equipo | grupo | departamento | casa | usuario | cliente | clientes
`;
