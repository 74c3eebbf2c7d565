import type { ArticleQuestion, Intent } from '../intents.ts';

/** What people ask beside the cause, over repaired words; the first that matches is the question. */
const questions: readonly (readonly [ArticleQuestion, RegExp])[] = [
  [
    'privacy',
    / (you|aptly|support|anyone|anybody|somebody|who|can|may|gets?) (\w+ ){0,3}(read|reads|see|sees|look at|looks at|go through) (\w+ ){0,4}(emails?|mails?|messages?) (?!again|yet)| (emails?|mails?|messages?) (stay )?private | (is|are) my (emails?|mails?|messages?) private | do with my (emails?|mails?|messages?) | (puedes|pueden|puede|quien) (\w+ ){0,2}(leer|lee|leen|ver|ve|ven) (\w+ ){0,2}(correos?|mensajes?) | (correos?|mensajes?) (son |es )?privad[oa]s? /,
  ],
  [
    'support_time',
    / (how long|how soon|how fast|how quickly|when) (\w+ ){0,3}(they|support|someone|somebody|anyone|anybody|person|people) (\w+ ){0,2}(answer|answers|reply|replies|respond|responds|get back|write back|react) | (cuanto|cuando) (\w+ ){0,4}(responder\w*|responden?|contestar\w*|contestan?|respuesta) /,
  ],
  [
    'being_administrator',
    / (i|we) (am|are) ((the|an|our|also|a|own|it|only|here) ){0,3}(admin|admins|administrator|administrators) | (?<!no )soy ((yo|el|la|un|una|tambien) ){0,2}(admin|administrador|administradora) | (admin|administrador|administradora) soy yo /,
  ],
  [
    'administrator',
    / who (\w+ ){0,4}(admin|admins|administrator|administrators) | have an? (admin|administrator) | i am not (the|an|our) (admin|administrator) | (find|contact|reach) (my|our|the|an) (admin|administrator) | quien (\w+ ){0,4}(admin|administrador|administradora) | no soy (el |la )?(admin|administrador|administradora) | (tengo|tenemos|encuentro) (\w+ ){0,2}(admin|administrador|administradora) /,
  ],
  [
    'single_sign_on',
    / (what|mean|means|explain) (\w+ ){0,3}(sso|single sign on) | (single sign on|sso) (\w+ ){0,2}(mean|means) | (que|significa) (\w+ ){0,3}(sso|single sign on|inicio de sesion unico) /,
  ],
  [
    'apps',
    / (which|what) (\w+ ){0,2}apps? | (remove|disconnect|delete|revoke|uninstall) (\w+ ){0,3}apps? | (que|cuales) (\w+ )?(aplicaciones|apps) | (quitar|quito|eliminar|elimino|desconectar|desconecto|borrar|borro) (\w+ ){0,2}(aplicaciones|apps) /,
  ],
  [
    'device',
    / (on|with|from|use|using) (\w+ ){0,2}(phone|cellphone|smartphone|mobile|iphone|android|tablet|ipad|computer|laptop) | (which|what|any|other|another|be|need|in|use|with) (\w+ ){0,2}(chrome|firefox|safari|browser) | (desde|con|en|por|usar) (\w+ ){0,2}(celular|movil|telefono|tablet|iphone|computadora) | (ser|en|con|usar|que|otro|cualquier) (\w+ ){0,2}(chrome|firefox|safari|navegador) /,
  ],
  [
    'anyway',
    / (can|could|may|should|shall|if) (i|we) (\w+ ){0,2}(reconnect|connect|sign in|log in) (\w+ ){0,3}(anyway|anyways|regardless|nonetheless|all the same) | (can|could|may|should) (i|we) still (reconnect|connect|sign in) | (would|will|does) (it|a reconnect|reconnecting) (\w+ ){0,2}help (\w+ ){0,2}(reconnect|reconnecting|anyway) | (would|will) (a reconnect|reconnecting) (\w+ ){0,2}help | (puedo|podria|podemos|debo|si) (\w+ ){0,3}(reconect\w+|conectar\w*) (\w+ ){0,3}(igual|igualmente|modos|formas|asi) | (ayuda|ayudaria|serviria) (\w+ ){0,2}(reconectar|volver a conectar) /,
  ],
  [
    'permissions',
    / (give|grant|have|has|get|gets|want|wants|need|needs|allow) (\w+ ){0,5}(access|permissions?) | (what|which) (\w+ ){0,2}(access|permissions?) | aptly (to )?(delete|deletes|remove|removes|erase|erases|send|sends|change|write|writes) | (dar|dando|darle|tener|tiene|necesita|pide) (\w+ ){0,3}(acceso|permisos?) | que (acceso|permisos?) | (puede|pueden) aptly (borrar|eliminar|enviar|mandar|escribir|cambiar) | aptly (\w+ )?(puede|pueden) (borrar|eliminar|enviar|mandar|escribir|cambiar) /,
  ],
  [
    'forgotten',
    / (forgot|forgotten|forget|lost|not have|not know|not remember|not recall|no longer know|no longer remember|how do i recover|how do i reset|how can i reset) ((my|the|own|email|mail|gmail|google|outlook|microsoft|hotmail|office|365|inbox|mailbox|account|work) ){0,4}passwords? | (olvide|olvido|olvidado|perdi|recuperar|restablecer) (\w+ ){0,3}contrasena | no (\w+ )?(tengo|se|conozco|recuerdo|acuerdo) (?!que )(\w+ ){0,3}contrasena /,
  ],
  [
    'password',
    / (need|needs|needed|want|wants|know|enter|type|use|see|sees|read|reads|store|stores|save|keep|have|has|get|gets|do|does|share|give|with) (\w+ ){0,4}passwords? (?!have to do|change|reset|update)| passwords? (\w+ ){0,2}(needed|required|necessary|safe|stored|seen|visible) | (necesit\w+|usar?|guard\w+|ven?|pid\w+|dar|hace falta|con) (\w+ ){0,3}(contrasena|clave) | (which|what) password | que (contrasena|clave) /,
  ],
  [
    'forwarding',
    / (email|emails|mail|send|forward|pass|write|give|tell) (\w+ ){0,3}(to )?(my |our |the )?(admin|admins|administrator|administrators|it department|it team|it guy) | (what|how) (\w+ ){0,4}(tell|say to|ask) (my|our|the) (admin|admins|administrator|administrators|it department|it team) | what (should|must|can|does|do|has|have) (my|our|the) (admin|admins|administrator|administrators) (\w+ ){0,3}(do|change|know) | que (\w+ ){0,3}(digo|decirle|decir|pido|pedirle) (\w+ ){0,2}(a |al )(mi |nuestro |el |la )?(admin|administrador|administradora) | que (debe|tiene|deberia|puede) (\w+ ){0,2}(hacer|cambiar|saber) (mi |nuestro |el |la )?(admin|administrador|administradora) | (enviar\w*|mandar\w*|reenviar\w*|pasar\w*|escribir\w*|envi\w+|mand\w+) (\w+ ){0,3}(a |al )(mi |nuestro |el )?(admin|administrador|administradora) /,
  ],
  [
    'disconnecting',
    / (difference|differ|same thing|diferencia|distinto|lo mismo) (\w+ ){0,6}(reconnect\w*|disconnect\w*|conect\w*|reconect\w*|desconect\w*) /,
  ],
  [
    'finding',
    / where (\w+ ){0,5}(reconnect|button|settings|personal inbox|save|disconnect) (?!link)| (find|see|finding) (\w+ ){0,2}(reconnect|personal inbox|reconnect button|settings) | not have (a |the )?(settings|reconnect) | (is|there is) no (settings|reconnect) (button|option) | (donde|en que parte) (\w+ ){0,4}(reconnect|reconectar|boton|settings|ajustes|configuracion|personal inbox|save|volver a conectar) | no (veo|encuentro|tengo|hay|aparece) (\w+ ){0,3}(reconnect|reconectar|settings|ajustes|configuracion|personal inbox|boton) /,
  ],
  [
    'saving',
    / (after|once|when) (\w+ ){0,5}(save|saving|saved) | (despues|luego|cuando) (\w+ ){0,6}(save|guardar|guardo|guarde) /,
  ],
  [
    'missed',
    / (lost|missed|missing) (emails?|mails?|messages?) (\w+ ){0,2}(come|return|be imported|show|appear|arrive) | will (\w+ ){0,3}(emails?|mails?|messages?) (\w+ ){0,4}(come|arrive|show|be imported) | (get|receive|see|find|have|recover|happens? to|what about|come|import|imports|imported|where are) (\w+ ){0,3}(emails?|mails?|messages?|ones?|everything|all) (\w+ ){0,4}(missed|missing|yesterday|meantime|meanwhile|while|weekend|during|between|since|lost|last) | (missed|missing) (emails?|mails?|messages?) (\w+ ){0,3}(lost|come|show|appear|arrive|imported|gone|be) | (recib\w+|lleg\w+|ver|recuper\w+|aparec\w+|pasa con|import\w+) (\w+ ){0,4}(correos?|mensajes?|emails?) (\w+ ){0,4}(perdi|perdidos|perdieron|faltan|ayer|mientras|anteriores|atrasados|tanto) | (correos?|mensajes?|emails?) (\w+ ){0,4}(perdi|perdidos|perdieron|faltan|ayer|mientras|atrasados) (\w+ ){0,3}(lleg\w+|aparec\w+|van|recib\w+) /,
  ],
  [
    'colleagues',
    / (coworkers?|colleagues?|teammates?|everyone|everybody|others|(my|our|the|whole) team|somebody else|someone else|each of us|all of us|co workers?) (\w+ ){0,3}(also|too|have to|need|needs|must|as well|do it|do this|do that|reconnect) | (companer[oa]s?|colegas?|todos|mi equipo|los demas|otras personas) (\w+ ){0,3}(tambien|tienen?|deben?|necesitan?|hacerlo|reconectar) /,
  ],
  [
    'postponing',
    / (can|could|may|is it ok|is it okay|ok if) (\w+ ){0,4}(do|reconnect|sign|finish|wait|it|this|that) (\w+ ){0,4}(tomorrow|later|tonight|next week|on monday|this weekend|another day|another time) | (puedo|podemos|podria|podriamos|se puede) (\w+ ){0,4}(manana|luego|mas tarde|despues|otro dia|el lunes) /,
  ],
  [
    'duration',
    /^ (and |so |ok |y )?(how long|how much time|cuanto tiempo|cuanto dura|cuanto tarda|cuanto demora) $| how (long|much time) (does|do|will|would|is|can|should) (\w+ ){0,4}(take|takes|need|needs) (?!to sync)| how (fast|quick) (is|does) | (take|takes) (very |so )?long | cuanto (tiempo )?(\w+ ){0,2}(tarda\w*|demora\w*|lleva\w*|toma\w*|dura) /,
  ],
  [
    'limits',
    / (limits?|limite|limites|quotas?|maximum|cupo|usage) | (newsletters?|mailings?|boletin) ([\w<>]+ ){0,8}(why|because|reason|por eso) | how many (\w+ )?(emails?|mails?|messages?|apps?) | cuant[oa]s (correos|emails?|mensajes|aplicaciones) /,
  ],
  [
    'settings',
    / (lose|loses|losing|lost|deletes?|removes?|erases?|wipes?|changes?|affects?|disappears?|resets?|overwrites?|breaks?|stays?|kept|happens? to|pierd\w+|perder\w*|borr\w+|elimin\w+|afect\w+|pasa con) (\w+ ){0,4}(settings?|configuration|signatures?|folders?|labels?|rules?|drafts?|emails?|mails?|messages?|data|anything|something|everything|configuracion|ajustes|firmas?|carpetas?|reglas|borradores|correos?|mensajes?|datos|algo|todo) | (settings?|configuration|signatures?|folders?|labels?|rules?|drafts?|emails?|mails?|messages?|data|configuracion|ajustes|firmas?|carpetas?|correos?|mensajes?) (\w+ ){0,3}(lost|stay|gone|deleted|change|changed|pierd\w+|borr\w+|cambi\w+) | (have|need) to disconnect | (what|nothing|anything) (\w+ ){0,3}(happens?|changes?) (if|when) (i|we) (reconnect|sign|log)\w* | consequences? | (desconectar|desconectarlo) primero /,
  ],
  [
    'safety',
    / (safe|safely|safety|secure|security|dangerous|danger|risks?|risky|harm|harmful|phishing|scam|legit|legitimate|trust|hacked|what access|give you access|seguro|segura|peligros[oa]|riesgos?|confiable|dano) /,
  ],
  [
    'recurrence',
    / (keeps?|again|repeatedly|always|prevent|avoid|next time|how often|so often|all the time|every (day|week|month|time|monday|few \w+)|never happens?|stop (it|this|that) from|stay connected|(fix|this|it) last|sigue|otra vez|de nuevo|cada (vez|dia|semana|mes|rato|lunes)|siempre|evit\w+|no (vuelva a )?pase|vuelva a pasar|tan seguido|tanto|a menudo) /,
  ],
];

/** In words of these intents such a question is what is meant: "can I do it tomorrow?" cancels nothing. */
const asked: Readonly<Partial<Record<Intent, readonly ArticleQuestion[]>>> = {
  reconnect: ['finding', 'anyway'],
  status: ['duration', 'support_time', 'finding'],
  deny: ['finding'],
  help: ['finding', 'apps', 'device', 'administrator', 'forwarding', 'single_sign_on'],
  cancel: ['postponing'],
};

/** Worded like no complaint: "I lost my mails" is one, and to be told that nothing is lost would mock it. */
const unmistakable: readonly ArticleQuestion[] = [
  'forgotten',
  'forwarding',
  'disconnecting',
  'finding',
  'saving',
  'colleagues',
  'postponing',
  'duration',
  'missed',
  'permissions',
  'administrator',
  'being_administrator',
  'anyway',
  'apps',
  'device',
  'single_sign_on',
  'support_time',
];

export const isUnmistakable = (question: ArticleQuestion): boolean => unmistakable.includes(question);

/** Whether words of this intent are the question, where they are worded like it. */
export function asks(intent: Intent, question: ArticleQuestion): boolean {
  return intent === 'why_cause' || asked[intent]?.includes(question) === true;
}

/** Which of the questions beside the cause words are worded like; whether they ask it, their intent tells. */
export function articleQuestionIn(words: readonly string[]): ArticleQuestion | undefined {
  const text = plain(words);
  return questions.find(([, wording]) => wording.test(text))?.[0];
}

const undone =
  / (disconnected|disconnect|unlinked|removed|desconecte|desconectamos|desconecto|quite|quitamos|elimine) (\w+ ){0,6}(inbox|mailbox|mail|email|account|it|buzon|correo|cuenta) (\w+ ){0,6}(accident|accidentally|mistake|unintentionally|wrongly|error|accidente|equivocacion|querer) | (accidentally|mistakenly|by accident|by mistake|por error|por accidente|sin querer) (\w+ ){0,3}(disconnected|unlinked|removed|desconecte|desconectamos|quite|elimine) (\w+ ){0,6}(inbox|mailbox|mail|email|account|it|buzon|correo|cuenta) /;

/** What is to be said, too, to whoever took the inbox out of Aptly themselves and did not mean to. */
export function undoingIn(words: readonly string[], intent: Intent): ArticleQuestion | undefined {
  const repairs = intent === 'sync_problem' || intent === 'reconnect';
  return repairs && undone.test(plain(words)) ? 'undoing' : undefined;
}

const plain = (words: readonly string[]) => ` ${words.filter((word) => word !== '?' && word !== '|').join(' ')} `;
