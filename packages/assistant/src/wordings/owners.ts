import { phrases } from '@reconnect/phrases';

const them = phrases`her | him | them | [the] owner | [my | the | our]* (boss | manager | coworker | colleague)`;
const they = phrases`she | he | they | [the] owner | [my | the | our]* (boss | manager | coworker | colleague)`;

/** By whoever was told that the owner alone can sign in: who that is, whether they hear of it, and signing in for them. */
export const speaksOfOwner = phrases`
  i am not [the] owner
  (can | could | may | should | will) (i | we | you) {4} (for | as | instead of) ${them}
  (have | know | got | use | using) {1} (her | his | their | owner) {1} (password | login)
  (tell | ask | message | write | write to | notify | remind | ping | contact | email) ${them} !(of)
  ${they} (is | are) {2} (leave | vacation | holiday | holidays | out | away | sick | off | gone | not here | unavailable)
  (have | has | did | do | does) ${they} [been | already]* (ask | asked | tell | told | answer | answered | reply | replied | respond | responded
    | see | seen | know | say) [anything | something | it | yet]*
  (any | what) (answer | news | reply | word | response) (from | by) ${them} | what did ${they} say
  ${they} (left | does not answer | does not reply | no longer works | does not work here)
  no soy [yo] [la | el] (duena | dueno | owner)
  (puedo | podria | puedes | puede) {3} por (ella | el | ellos | owner)
  (tengo | se | conozco) (su | la) contrasena
  (avisarle | avisale | avisele | le aviso | dile | digale | decirle | preguntale | preguntarle | escribirle | escribele)
    !(a !(owner | la duena | el dueno))
  (esta | anda | salio) {1} de (vacaciones | permiso | licencia | viaje | baja)
  ya [se]* (le | lo | la) (preguntaste | pregunto | avisaste | aviso | dijiste | escribiste | escribio)
  (ya | no | que) (contesto | respondio | dijo) [ella | el | owner | la duena | el dueno | algo]*
  (ella | el | owner) [ya]* no (trabaja | contesta | responde)
`;
