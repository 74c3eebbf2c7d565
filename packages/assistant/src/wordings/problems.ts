import { phrases } from '@reconnect/phrases';

const before = phrases`[hi | hey | hello | ugh | oh | ok | so | and | no | well | sorry | help | guys]*`;
const subject = phrases`
  it | this | everything | [my | the | our]* (inbox | mail | email | emails | sync | connection | problem)
`;
const times = phrases`
  [today | now | already | since (yesterday | today | monday | noon | last night | this morning) | please | help
    | [for | the]* (second | third | fourth | fifth | 2nd | 3rd | 4th) time [this | in | a | day | week | month | row]*]*
`;
const antes = phrases`[hola | ay | uy | ok | y | no | oye | ya | pues]*`;
const buzon = phrases`[mi | el | la]* (correo | buzon | cuenta | inbox | email | mail)`;
const veces = phrases`
  [otra vez | de nuevo | nuevamente | hoy | ahora | ya | ayuda | por favor | por (segunda | tercera | cuarta) vez | esta semana]*
`;

/** All of it says that there is trouble once more; what with, whoever had an inbox looked at before knows. */
export const saysBrokenAgain = phrases`
  ${before} [${subject}] [is | are | has | have | was | got | keeps]*
    (stuck | down | broken | dead | frozen | disconnected | happening | happened | stopped | stops | broke | failing | failed
      | gone | doing it | not (working | syncing)) [working | syncing | coming]* again ${times}
  [ugh | oh | no | and | not]* again ${times}
  ${before} the (problem | issue | error | trouble) (is | came) back [again] ${times}
  ${before} [the] same (thing | problem | issue | error) (again | is back | as (before | yesterday | last time)) ${times}
  ${antes} otra vez (lo mismo | igual | esta igual | pasa lo mismo | con lo mismo | el mismo problema | no (funciona | llega | sirve))
    ${veces}
  ${antes} (lo mismo | igual | el mismo problema) (otra vez | de nuevo) ${veces}
  ${antes} [[y | pero]* ya] [${buzon}] (se [me] (desconecto | cayo | detuvo | trabo) | fallo | dejo de (funcionar | sincronizar | llegar)
    | no (funciona | llega | sirve | sincroniza)) (otra vez | de nuevo | nuevamente) ${veces}
  [ay | uy | no | y]* (otra vez | de nuevo | nuevamente) ${veces}
  ${antes} [${buzon}] [me | nos | se me]* (volvio | vuelve) a (fallar | pasar | desconectarse | caerse | detenerse | trabarse) [${buzon}] ${veces}
`;

/** All of it says that the inbox is out of order, in so few words that they might be about anything elsewhere. */
export const saysOutOfOrder = phrases`
  ${before} (not | is not | are not) (syncing | updating) ${times}
  ${antes} [${buzon}] se [me] (descompuso | cayo | trabo | atoro | detuvo | desconecto) [${buzon}] ${veces}
`;

const people = phrases`
  tenant | tenants | client | clients | customer | customers | owner | owners | vendor | vendors | lead | leads | resident~
`;
const gente = phrases`
  inquilino | inquilinos | inquilina~ | cliente | clientes | propietario~ | dueno | duenos | proveedor~ | huesped~
`;

/** Part of it says that mail does not arrive, or that Aptly asks for a reconnect. */
export const speaksOfTrouble = phrases`
  (my | our) (inbox | mailbox | mail | email | emails) [has | have | is | are | just | keeps | again | suddenly | completely]*
    (stopped | stops | broke | died | dead | down | stuck | disconnected | disconnects | frozen | gone)
  se [me | nos] (cayo | descompuso | trabo | detuvo | desconecto) (el | mi | nuestro) (buzon | correo)
  i [have | just | recently]* (changed | updated | reset) my [email | mail | gmail | google | outlook | microsoft]* password
  (cambie | cambiamos) (mi | la | nuestra) contrasena
  (mi | mis | nuestro | nuestros) (buzon | correo | correos) [ya | se | me]*
    (no (llega~ | entra~ | funciona~ | sincroniza~ | sirve~) | dejo | dejaron | cayo | trabo | murio | paro | desconecto)
  not {1} (gotten | received | got | getting | receiving | heard) (anything | a thing | one) from {2} ${people}
  nothing from {2} ${people}
  not (get | got | see | seeing | receive) (this | it | that | them | any | anything | [new] (mail | mails | emails | messages)) in aptly
  (says | say | saying | tells | told | telling | asks | asking | error | message | banner | notice | alert) {3}
    reconnect [my | your | the]* (account | inbox | email | mail | mailbox)
  (me sale | me dice | dice | me pide | me aparece | mensaje | aviso | error) {3} (reconect~ | volver a conectar | vuelva a conectar)
    [el | la | mi | su]* (cuenta | buzon | correo)
  ${gente} {3} (escribieron | escribio | mandaron | enviaron | escriben) {4} no {1} (veo | llega | aparece | tengo | entra)
`;
