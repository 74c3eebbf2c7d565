/**
 * Ideas of this topic and the words for them, English and Spanish, as they are after repair. A star stands for any
 * ending. A word has the first concept that claims it whole, else the longest beginning that fits.
 */
const lexicon: Readonly<Record<string, string>> = {
  mail: 'email emails mail mails emailed correo correos message messages mensaje mensajes',
  inbox: 'inbox inboxes mailbox mailboxes buzon buzones bandeja bandejas',
  provider:
    'gmail google googlemail gsuite workspace outlook microsoft office365 o365 m365 ms365 365 exchange hotmail msn entra',
  aptly: 'aptly',
  account: 'account accounts cuenta cuentas',
  sync: 'sync* synch* sincron* refresh* updating updated update updates actualiza*',
  arrive:
    'arriv* come comes coming came receiv* recib* get getting got load* show* appear* land* pull* fetch* import* reach* flow* lleg* entra* entr* carga* aparec* download* retriev* collect* receiv*',
  send: 'send* sent outgoing outbound enviar envio mandar manda* envia* sal* deliver*',
  stop: 'stopped stops quit ceased dejo dejaron paro dropped drops drop lost lose losing perdi perdio died dies',
  broken:
    'broken broke breaks break* busted down dead stuck frozen froze fail* error errors wrong offline stale wonky weird empty blank missing gone vanished disappear* roto rota atascad* bloquead* parad* vaci* falla* caid* caido cae disappeared acting off worse peor issue issues problem problems trouble problema problemas unresolved persists malfunction* crash* glitch* bug* unavailable unreachable stall* hang hangs hung delay* faulty failure*',
  connect:
    'connect* connection* link linked linking conect* conexion* vincul* enlaz* authori* authenticat* auth access acceso permission* permiso* autoriz*',
  disconnect: 'disconnect* unlink* desconect* kicked expired expire expires venci* caduc* revoked revoke',
  reconnect: 'reconnect* relink* reauth* reconect* reestablish* restore renew* renov* resync* resign*',
  sign_in: 'sign signed signing login log logged logging sesion signin',
  link: 'url enlace liga boton button <link>',
  person:
    'human humans person persona personas humano humana agent agents agente agentes rep representative representant* operator operador support soporte staff somebody someone anyone anybody alguien asesor asesora manager supervisor technician tecnico colleague colleagues helpdesk desk team equipo customer cliente executive engineers specialist adviser advisor <person> expert specialist* engineer* advisor consultant guys human*',
  talk: 'talk talking speak speaking chat hablar hablo call llamar llame llamen phone telefono contact contactar contacto transfer* escalat* escal* pasame comunica* reach ticket tickets caso case cases forward hand ring dial loop discuss* convers* escalat*',
  fixed:
    'fixed fix fixes solved solve* resolved resolve* repaired works work worked working funciona* funcion* sirve sirvio arregl* resuelt* solucion* sorted success succeed* successful helped ayudo gone back repair* mend* recover* restored',
  status:
    'status state estado eta progress news novedad novedades noticia noticias latest word outcome result* report condition verdict situation situacion resultado* avance*',
  check: 'check* verif* revis* test look comprueb* comprob* confirm*',
  finished: 'done finished completed complete* listo lista hecho terminado ready quedo',
  yes: 'yes yep yup yeah yea yas ya si sure ok claro vale dale correct right exactly absolutely definitely perfect perfecto great awesome excellent cool nice agreed affirmative <good> approved agree*',
  no: 'nope nah nop naw negative negativo <bad>',
  nothing: 'nothing none nada zero neither ninguno ninguna tampoco',
  still: 'still todavia aun sigue siguen persists same igual mismo unchanged',
  thanks:
    'thanks thank gracias cheers appreciate* grateful agradec* agradezco kudos <thanks> thankful obliged gratitude',
  bye: 'bye goodbye adios chao chau cya ttyl farewell',
  hello: 'hi hello hey hiya howdy hola buenas greetings saludos morning afternoon evening yo sup <wave>',
  restart: 'restart* reset* redo rewind reboot reinici* scratch anew',
  beginning:
    'beginning start begin* inicio principio cero zero top over menu home empez* empec* empiez* comenz* comienz* volver',
  again: 'again otra nuevo nueva vez twice once',
  cancel:
    'cancel* nevermind forget olvid* abort stop discard dismiss disregard ignore dejalo dejar drop quit exit close pause leave detente alto basta para salir skip undo enough <stop> scrap ditch scratch halt terminat* suspend* reconsider* disregard*',
  later: 'later tomorrow luego despues tarde manana',
  help: 'help helping assist* ayud* hand guide* socorro auxilio sos aid <help> confus* unclear clarif* rephrase understand* entiend* comprend*',
  use: 'use* using option* opcion* command* comando* feature* instruct* instruc* bot robot assistant asistente can puedes sirves choice* tutorial manual* capab* abilit*',
  why: 'why reason* cause* causing causa* razon motivo porque fault culpa blame happen* paso pasa pasar sucede* ocurre* explain* explica* explanation origin* trigger* led due debido origen',
  keep: 'keep keeps keeping always siempre every often cada constantly recurring repeatedly frequently continually recurr*',
  safe: 'safe* secure* security dangerous danger risk* risky seguro peligro* riesgo* phishing legit trust side trust* harm* malicious scam fraud* privacy private confiable',
  lose: 'lose loose lost losing delete* deleted deleting remove* perder pierd* perdere borra* borrar settings configuracion signature folders rules history wipe* erase* overwrit*',
  limit: 'limit* limite* quota throttl* throttled maximum max allowed usage per daily cap caps allowance restrict*',
  password: 'password passwords contrasena contrasenas',
  mfa: 'mfa sso authenticator',
  want: 'want need would like quiero necesito quisiera puedo podria please kindly favor',
  how: 'how como steps pasos where donde',
  when: 'when cuando long cuanto until',
};

const whole = new Map<string, string>();
const beginnings = new Map<string, string>();
for (const [concept, words] of Object.entries(lexicon)) {
  for (const word of words.split(' ')) {
    const table = word.endsWith('*') ? beginnings : whole;
    const key = word.endsWith('*') ? word.slice(0, -1) : word;
    if (!table.has(key)) table.set(key, concept);
  }
}
const longestBeginning = Math.max(...[...beginnings.keys()].map((beginning) => beginning.length));

/** The idea a word stands for; `undefined` for words that say nothing about this topic. */
export function conceptOf(word: string): string | undefined {
  const exact = whole.get(word);
  if (exact !== undefined) return exact;
  for (let length = Math.min(word.length, longestBeginning); length >= 3; length -= 1) {
    const concept = beginnings.get(word.slice(0, length));
    if (concept !== undefined) return concept;
  }
  return undefined;
}
