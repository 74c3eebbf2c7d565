import type { ArticleQuestion } from '../intents.ts';

/** What people ask beside the cause, over repaired words; the first that matches is the question. */
const questions: readonly (readonly [ArticleQuestion, RegExp])[] = [
  [
    'privacy',
    / (you|aptly|support|anyone|anybody|somebody|who|can|may|gets?) (\w+ ){0,3}(read|reads|see|sees|look at|looks at|go through) (\w+ ){0,4}(emails?|mails?|messages?) (?!again|yet)| (emails?|mails?|messages?) (stay )?private | (is|are) my (emails?|mails?|messages?) private | do with my (emails?|mails?|messages?) | (puedes|pueden|puede|quien) (\w+ ){0,2}(leer|lee|leen|ver|ve|ven) (\w+ ){0,2}(correos?|mensajes?) | (correos?|mensajes?) (son |es )?privad[oa]s? /,
  ],
  [
    'password',
    / (need|needs|needed|want|wants|know|enter|type|use|see|sees|read|reads|store|stores|save|keep|have|has|get|gets|do|does|share|give|with) (\w+ ){0,4}passwords? (?!have to do|change|reset|update)| passwords? (\w+ ){0,2}(needed|required|necessary|safe|stored|seen|visible) | (necesit\w+|usar?|guard\w+|ven?|pid\w+|dar|hace falta|con) (\w+ ){0,3}(contrasena|clave) | (which|what) password | que (contrasena|clave) /,
  ],
  [
    'limits',
    / (limits?|limite|limites|quotas?|maximum|cupo|usage) | how many (\w+ )?(emails?|mails?|messages?|apps?) | cuant[oa]s (correos|emails?|mensajes|aplicaciones) /,
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

/** Which of the questions next to the cause is asked, in words that are known to ask about one. */
export function articleQuestionIn(words: readonly string[]): ArticleQuestion | undefined {
  const text = ` ${words.filter((word) => word !== '?' && word !== '|').join(' ')} `;
  return questions.find(([, asked]) => asked.test(text))?.[0];
}
