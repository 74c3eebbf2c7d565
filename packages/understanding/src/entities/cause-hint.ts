import { type Phrases, phrases } from '@reconnect/phrases';
import type { CauseHint } from '../intents.ts';

const passwordChanged = phrases`
  (change | changed | changing | updated | updating | reset | resetting | new | rotated | different | switched | modif~)
    {5} (password | passwords)
  (password | passwords) {3} (chang~ | updated | reset | expired | rotat~ | different | new)
  (cambi~ | actualic~ | restablec~) {4} (contrasena | contrasenas)
  (contrasena | contrasenas) {2} (nueva | cambio | cambiada | vencio)
`;

const authSettingsChanged = phrases`
  mfa | sso | authenticator | passkey | passkeys | conditional access | (basic | modern | legacy) auth~
  (security | authentication | auth | login | access) (setting | settings | polic~ | default | defaults | rule | rules
    | requirement | requirements | method | methods | update | updates)
  (admin~ | it | it guy | it team | it department | google | microsoft) {3}
    (turned on | switched on | enabled | enforced | rolled out | tightened | hardened)
  dos (pasos | factores)
  (politica | politicas) de seguridad
  (ajustes | configuracion) de (seguridad | autenticacion)
`;

const throttled = phrases`
  newsletter | newsletters | mailing | mailings | blast | blasts | eblast | eblasts | campaign | campaigns | bulk
  mail merge | mass (mail~ | email | emails)
  throttl~ | quota | rate limit~
  too many (request | requests | email | emails | mail | mails | message | messages | app | apps)
  (sending | daily | usage | hourly) (limit | limits)
  (hit | reached | exceeded | over | past | passed) {3} (limit | limits | quota)
  (limit | limits) [was | is | has been] (reached | exceeded | hit)
  (sent | emailed | mailed | sending) [out] {3} (<number> | hundreds | thousands | everyone | everybody | all)
  boletin | masivo | masivos | masiva | masivas
  (demasiados | demasiadas) (correos | mensajes | emails)
  limite (de envio | diario)
  alcanc~ el limite
`;

const needsRefresh = phrases`
  (token | session | connection | access | authorization) {2} (expired | stale | old | timed out | lapsed)
  (expired | stale | old | outdated) {1} (token | session | connection | access)
  (need | needs) [a | to] refresh~
  not {2} (connect~ | reconnect~ | use | used | using | logged | signed | opened | touched) {5}
    (month | months | week | weeks | year | years | while | ages | long)
  (month | months | week | weeks | year | years | while | ages | long time) since (i | we) {3}
    (connect~ | reconnect~ | use | used | logged | signed)
  (sesion | conexion | token) {2} (caduc~ | expiro | vencio)
  hace {2} (meses | semanas | anos | mucho) que no {2} (us~ | conect~ | entr~ | reconect~)
`;

/** What people say of each cause; the first that is said is the hint. */
const hints: readonly (readonly [CauseHint, Phrases])[] = [
  ['password_changed', passwordChanged],
  ['auth_settings_changed', authSettingsChanged],
  ['throttled', throttled],
  ['needs_refresh', needsRefresh],
];

const forgotten = phrases`
  (forgot~ | lost) {3} password
  olvid~ {3} contrasena
`;

const denied = phrases`
  (not | never | nobody | no one | without | no)
    [really | actually | ever | even | yet | have | has | been | had | he | password | newsletter]*
    (chang~ | updat~ | reset~ | sent | send~ | turn~ | enabl~ | hit) {4}
  (no | nunca | nadie) [ha | he | hemos]* (cambi~ | mand~ | envi~) {4}
`;
const denials = new RegExp(` (?:${denied.pattern()})`, 'g');

/** What is said to have happened before the trouble, as the cause it suggests; what is denied suggests nothing. */
export function causeHintIn(clauses: readonly string[]): CauseHint | undefined {
  const told = clauses.map((said) => ` ${said} `.replace(denials, ' ').trim());
  const says = (wording: Phrases) => told.some(wording.occursIn);
  return hints.find(([cause, said]) => says(said) && !(cause === 'password_changed' && says(forgotten)))?.[0];
}
