import type { AsideMessageKey } from './en.ts';

/** The same in Spanish. */
export const spanishAsides: Readonly<Record<AsideMessageKey, string>> = {
  'will_look_again.text':
    'De acuerdo. {known, select, yes {Revisaré otra vez ({time}) y le avisaré aquí.} other {Revisaré otra vez y le avisaré aquí.}}',
  'looked_again.over':
    '{was, select, throttled {Revisé {address} otra vez, como le prometí. El límite ya pasó: {provider} me dejó entrar y el buzón se puede leer.} other {Revisé {address} otra vez, como le prometí. El problema en {provider} ya pasó: el buzón se puede leer.}}',
  'looked_again.same':
    '{cause, select, throttled {Revisé {address} otra vez, como le prometí. {mailbox} lo sigue frenando.} other {Revisé {address} otra vez, como le prometí. {provider} todavía no responde bien.}}',
  'looked_again.no_more':
    'Ya van varias revisiones sin cambio, así que no volveré a revisar por mi cuenta. Una persona de soporte puede verlo.',
  'looked_again.else': 'Revisé {address} otra vez, como le prometí, y encontré otra cosa. {found}.',
  'looked_again.support': 'También se lo he dicho a soporte.',
  'not_yours.title': 'Ese no es uno de sus buzones',
  'not_yours.text':
    'Entre los buzones de Aptly a los que usted tiene acceso no está {address}. Puede ser de otra persona o escribirse de otro modo. {count, plural, one {Este es el suyo:} other {Estos son los suyos:}}',
  'only_one.text': 'Conozco un solo buzón suyo en Aptly. ¿Se trata de este?',
  'importing.text':
    'Aptly todavía está importando su correo. Puede tardar (hasta: {time}), y le escribiré si sé antes que terminó. Si entonces no aparece nada nuevo, vuelva a cargar la página y dígamelo: lo revisaré.',
  'offer_declined.text':
    'De acuerdo. Si el enlace no es para usted, o no ayudó, puedo mostrarle los pasos en Aptly, o una persona de soporte puede encargarse. El enlace sigue valiendo hasta que se cumpla su tiempo.',
  'offer.after_steps':
    'Los pasos no recuperaron la conexión. Lo que queda es iniciar sesión con este enlace, o una persona de soporte.',
  'healthy.over': '{was, select, throttled {El límite ya pasó} other {El problema en {provider} ya pasó}}',
  'confirm_handoff.still_out':
    'El problema sigue ahí después de varias revisiones a lo largo de horas. Una persona de soporte puede verlo.',
};
