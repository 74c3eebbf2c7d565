import type { CauseHint } from '../intents.ts';

/** What people say of each cause, over repaired words; the first that matches is the hint. */
const hints: readonly (readonly [CauseHint, RegExp])[] = [
  [
    'password_changed',
    / (chang(ed|ing|e)|updat(ed|ing)|reset(ting)?|new|rotated|different|switched|modif\w+) (\w+ ){0,5}passwords? | passwords? (\w+ ){0,3}(chang\w+|updated|reset|expired|rotat\w+|different|new) | (cambi\w+|actualic\w+|restablec\w+) (\w+ ){0,4}contrasenas? | contrasenas? (\w+ ){0,2}(nueva|cambio|cambiada|vencio) /,
  ],
  [
    'auth_settings_changed',
    / (mfa|sso|authenticator|passkeys?|conditional access|basic auth\w*|modern auth\w*|legacy auth\w*) | (security|authentication|auth|login|access) (settings?|polic\w+|defaults?|rules?|requirements?|methods?|updates?) | (admin\w*|it|it guy|it team|it department|google|microsoft) (\w+ ){0,3}(turned on|switched on|enabled|enforced|rolled out|tightened|hardened) | (dos pasos|dos factores|politicas? de seguridad|(ajustes|configuracion) de (seguridad|autenticacion)) /,
  ],
  [
    'throttled',
    / (newsletters?|bulk|mass (mail\w*|emails?)|mailings?|e?blasts?|mail merge|campaigns?|throttl\w+|quota|rate limit\w*|too many (requests?|emails?|mails?|messages?|apps?)|boletin|masiv[oa]s?|demasiad[oa]s (correos|mensajes|emails)) | (sending|daily|usage|hourly) limits? | (hit|reached|exceeded|over|past|passed) (\w+ ){0,3}(limits?|quota) | limits? (was |is |has been )?(reached|exceeded|hit) | (sent|emailed|mailed|sending) (out )?(\w+ ){0,3}(<number>|hundreds|thousands|everyone|everybody|all) | (limite de envio|limite diario|alcanc\w+ el limite) /,
  ],
  [
    'needs_refresh',
    / (token|session|connection|access|authorization|sesion|conexion) (\w+ ){0,2}(expired|stale|old|timed out|lapsed|caduc\w+|expiro|vencio) | (expired|stale|old|outdated) (\w+ )?(token|session|connection|access) | needs? (a |to )?refresh\w* | not (\w+ ){0,2}(connect\w*|reconnect\w*|used?|using|logged|signed|opened|touched) (\w+ ){0,5}(months?|weeks?|years?|while|ages|long) | (months?|weeks?|years?|while|ages|long time) since (i|we) (\w+ ){0,3}(connect\w*|reconnect\w*|used?|logged|signed) | hace (\w+ ){0,2}(meses|semanas|anos|mucho) que no (\w+ ){0,2}(us\w+|conect\w+|entr\w+|reconect\w+) /,
  ],
];

const denied =
  / (not|never|nobody|no one|without|no|nadie|nunca) ((really|ever|actually|even|yet|have|has|been|had|he|ha|hemos|password|newsletter) ){0,2}(chang\w*|updat\w*|reset\w*|sent|send\w*|turn\w*|enabl\w*|hit|cambi\w*|mand\w*|envi\w*) (\w+ ){0,4}/g;
const forgotten = / (forgot\w*|forgotten|lost|olvid\w*) (\w+ ){0,3}(password|contrasena) /;

/** What the person says happened before the trouble began, as the cause it suggests; what they deny suggests nothing. */
export function causeHintIn(words: readonly string[]): CauseHint | undefined {
  const text = ` ${words.filter((word) => word !== '?').join(' ')} `;
  const told = text.replace(denied, ' ');
  return hints.find(([cause, said]) => said.test(told) && !(cause === 'password_changed' && forgotten.test(told)))?.[0];
}
