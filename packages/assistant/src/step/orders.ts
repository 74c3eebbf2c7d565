/** What whole sentences say so clearly that it is done although support has a case. */
export type Order = 'check_again' | 'reconnect' | 'says_solved';

/** An order is short: a longer text says something besides, and support is to read it. In words. */
const longest = 12;

const asking = '(?:(?:please|ok|okay|hey|can|could|would|will|you|and|now|por favor|puede|puedes|podria|podrias) )*';
const object =
  '(?: (?:it|this|that|(?:the|my) (?:inbox|mail|email|account|connection|sync)|lo|(?:el|mi|la) (?:buzon|correo|cuenta|conexion)|again|once more|one more time|now|please|otra vez|de nuevo|nuevamente|ahora|por favor))*';
const wish = '(?:(?:i|we) (?:want|need|would like) to |let s |quiero |quisiera |necesito )?';

const checks = [
  '(?:re ?)?check',
  '(?:look|try|test)(?: it)? (?:again|once more)',
  'revis(?:a|e|ar)(?:lo|la)?',
  '(?:comprueb|verifi)(?:a|e|ca|que)(?:lo|la)?',
  '(?:comprobar|verificar)(?:lo|la)?',
  'vuelv[ae] a (?:revisar|comprobar|verificar)(?:lo|la)?',
];
const reconnects = [
  're ?connect',
  'reconect(?:ar|a|e)(?:lo|la|me)?',
  'volver a conectar(?:lo|la|me)?',
  '(?:send|give|get) (?:me |us )?(?:(?:the|a|an|another|new|reconnect) )*link',
  '(?:(?:the|a|another|new|reconnect) )*link(?= please)',
  '(?:envi|mand|pas|de|d)(?:a|e|eme|ame|ar|arme)? (?:(?:un|el|otro|nuevo) )*enlace(?: nuevo)?',
];

const courtesies =
  '(?:hi|hello|hey|ok|okay|yes|great|good|perfect|super|nice|wonderful|awesome|and|never ?mind|thanks|thank you|thx|many|so much|very much|a lot|everyone|everybody|team|for (?:your|the) help|hola|si|vale|listo|perfecto|genial|y|muchas|mil|gracias|por (?:su|la|tu) ayuda|por todo)';
const solutions = [
  // "It works again", "the problem is solved", "my mail is syncing now".
  '(?:(?:it|everything|all|that|this|(?:the |my )?(?:mail|email|inbox|sync|problem|issue|case|connection)) )?(?:(?:now|s|is|are|was|has been|got) )*(?:works?|working|syncs?|syncing|back to normal|fixed|solved|resolved)(?: (?:now|again|fine|well|perfectly|for me))*',
  '(?:you can )?close (?:it|this|(?:the|my) case)',
  // "Ya funciona otra vez", "está resuelto", "el problema se solucionó".
  '(?:(?:todo|eso|esto|(?:el |mi )?(?:correo|buzon|problema|caso|asunto)) )?(?:(?:ya|ahora|esta|quedo|fue|ha sido|vuelve a) )*(?:funcion(?:a|ar|ando)|sincroniz(?:a|ar|ando)|resuelto|solucionado|arreglado|se (?:resolvio|soluciono|arreglo))(?: (?:ya|ahora|todo|bien|perfectamente|de nuevo|otra vez|nuevamente))*',
  '(?:puede[ns]? )?cerrar (?:el|mi|este) caso',
];

const wholly = (sentence: string) => new RegExp(`^${sentence}$`);
const check = wholly(`${asking}${wish}(?:${checks.join('|')})${object}`);
const reconnect = wholly(`${asking}${wish}(?:${reconnects.join('|')})${object}`);
const solution = `(?:${solutions.join('|')})`;
const solved = wholly(`(?:${courtesies} )*${solution}(?: ${courtesies})*(?: ${solution})?(?: ${courtesies})*`);

/** The order that a text is, all of it; undefined for everything that says more than that, or is in doubt. */
export function orderIn(text: string): Order | undefined {
  const words = plain(text);
  if (words.split(' ').length > longest) return undefined;
  if (check.test(words)) return 'check_again';
  if (reconnect.test(words)) return 'reconnect';
  return solved.test(words) && !text.includes('?') ? 'says_solved' : undefined;
}

const success =
  /\b(?:works?|working|syncing|fixed|solved|resolved|all (?:good|fine|ok)|funciona|resuelto|solucionado|arreglado|todo bien|ya quedo|ya esta$)\b/;
const denial =
  /\b(?:not|no|t|(?:is|was|are|does|do|did|has|can|wo)nt|never|nothing|still|until|when|if|nunca|nada|todavia|aun|cuando|hasta)\b/;
/** People leave the mark out. */
const question = /^(?:(?:and|but|so|ok|y|pero) )*(?:why|how|what|who|where|is|does|por que|como|que)\b/;

/** Something of it may mean that all is well: worth a question, and not enough to close a case. */
export function soundsSolved(text: string): boolean {
  const words = plain(text.slice(0, 400));
  const asks = text.includes('?') || question.test(words);
  return success.test(words) && !asks && (!denial.test(words) || /\b(?:but|pero)\b/.test(words));
}

/** Lower case, without accents and marks: "¡Ya está!" is "ya esta". */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
