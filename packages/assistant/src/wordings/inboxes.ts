import { phrases } from '@reconnect/phrases';

/** To "Which inbox?" */
export const saysAll = phrases`
  [yes | it is] (all | both | each | every | every one | everyone)
    [of (them | these | those) | [the | my] inboxes | two | three | four | please]*
  [si | son] (todos | todas | ambos | ambas | (los | las) (dos | tres | cuatro)) [ellos | ellas | (los | mis) buzones | por favor]*
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

/** By their place in a list: the first, the second … */
export const ordinals = [
  phrases`1 | 1st | first | primero | primera | primer`,
  phrases`2 | 2nd | second | segundo | segunda`,
  phrases`3 | 3rd | third | tercero | tercera | tercer`,
  phrases`4 | 4th | fourth | cuarto | cuarta`,
];

export const providers = {
  google: phrases`gmail | google`,
  microsoft: phrases`outlook | microsoft | office | 365`,
};

/** Of an inbox it says nothing: "the whole inbox", "el buzón de siempre". */
export const isUnspecific = phrases`
  email~ | mail | mails | aptly | whole | entire | complete | full | same | only | one | single | new | old | current | broken
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
