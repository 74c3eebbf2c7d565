import { phrases } from '@reconnect/phrases';

const politely = phrases`
  [please | ok | hey | can | could | would | will | you | and | now | yes | yeah | yep | sure | fine | great | good | alright
    | wait | no !(reconnect | re | reconect~ | volver) | actually | but | just | then | so | first | rather | instead
    | por favor | puede | puedes | podria | podrias | si | claro | vale | bueno | bien | espera | espere | mejor | primero
    | entonces | pues | pero | y | solo]*
    [(i | we) (want | need | would (like | rather)) [to] | let us | quiero | quisiera | necesito | prefiero | vamos a]
`;
const object = phrases`
  [it | this | that | (the | my) (inbox | mail | email | account | connection | sync) | me | us | for me | myself
    | lo | (el | mi | la) (buzon | correo | cuenta | conexion)
    | again | once more | one more time | now | please | first | instead | then | rather | thanks | thank you
    | before (that | (you send | sending) [it | this | that])
    | otra vez | de nuevo | nuevamente | ahora | por favor | primero | antes | mejor | entonces | gracias
    | antes de (eso | enviarlo | mandarlo)]*
`;

const checks = phrases`
  check | recheck | re check
  (look | try | test) [it] (again | once more)
  (have | take) (another | one more) look
  (keep | go on) (checking | looking | trying | watching) | do not stop
  (sigue | siga) (revisando | intentando | buscando)
  (intenta~ | intente~ | prueb~) (otra vez | de nuevo)
  revisa | revisalo | revisala | revise | reviselo | revisela | revisar | revisarlo | revisarla
  comprueba | compruebalo | compruebe | compruebelo | comprobar | comprobarlo
  verifica | verificalo | verifique | verifiquelo | verificar | verificarlo
  (vuelva | vuelve) a (revisar~ | comprobar~ | verificar~)
`;

const reconnects = phrases`
  reconnect | re connect | get (me | us | it | this | that) reconnected
  reconectar | reconectarlo | reconectarla | reconectarme | reconecta | reconectalo | reconectala | reconectame
  reconectelo | reconectela | reconecteme | reconectemos | reconecte por favor
  volver a (conectar | conectarlo | conectarla | conectarme)
  (send | give | get) [me | us] [the | a | an | another | new | reconnect]* link
  link | [the | a | another | new | reconnect]* link (please | instead)
  (envi~ | mand~ | pas~ | da | dame | de | deme | dar | darme) [me] [un | el | otro | nuevo]* (enlace | link) [nuevo]
`;

const works = phrases`
  works | work | working | syncs | sync | syncing | back to normal | fixed | solved | resolved
`;
const funciona = phrases`
  funciona | funcionar | funcionando | sincroniza | sincronizar | sincronizando | resuelto | solucionado | arreglado
  se (resolvio | soluciono | arreglo)
`;
const isSolved = phrases`
  [it | everything | all | that | this | [the | my] (mail | email | inbox | sync | problem | issue | case | connection)]
    [now | is | are | was | has been | got]* ${works} [now | again | fine | well | perfectly | for me]*
  [you can] close (it | this | (the | my) case)
  [todo | eso | esto | [el | mi] (correo | buzon | problema | caso | asunto)]
    [ya | ahora | esta | quedo | fue | ha sido | vuelve a]* ${funciona}
    [ya | ahora | todo | bien | perfectamente | de nuevo | otra vez | nuevamente]*
  [puede | puedes | pueden] cerrar (el | mi | este) caso
`;
const courtesies = phrases`
  [hi | hello | hey | ok | yes | great | good | perfect | super | nice | wonderful | awesome | and | nevermind | never mind
    | thanks | thank you | many | so much | very much | a lot | everyone | everybody | team | for (your | the) help
    | hola | si | vale | listo | perfecto | genial | y | muchas | mil | gracias | por (su | la | tu) ayuda | por todo]*
`;

/** All of it asks for another look. */
export const wantsCheck = phrases`${politely} ${checks} ${object}`;

/** All of it asks for the trouble to be over, however. */
export const wantsFix = phrases`
  ${politely} (fix | repair | solve | arregla~ | arregle~ | reparalo | reparelo | solucion~) ${object} [asap | already | right now | ya]
`;

/** All of it asks for a link. */
export const wantsReconnect = phrases`${politely} ${reconnects} ${object}`;

/** All of it says that it is over. */
export const saysSolved = phrases`${courtesies} ${isSolved} ${courtesies} [${isSolved}] ${courtesies}`;
