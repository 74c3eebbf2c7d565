import type { AsideMessageKey } from '../en/asides.ts';

/** The same in Spanish. */
export const asides: Readonly<Record<AsideMessageKey, string>> = {
  'will_look_again.text':
    'De acuerdo. {known, select, yes {Revisaré otra vez hacia {time} y le avisaré aquí.} other {Revisaré otra vez y le avisaré aquí.}}',
  'still_waiting.text':
    'Estoy pendiente. {was, select, throttled {La última vez que revisé, {mailbox} seguía frenando su buzón.} ours {La última vez que revisé, la sincronización de Aptly seguía sin funcionar.} other {La última vez que revisé, {provider} seguía con problemas.}}',
  'used_less.text': 'Gracias, eso ayuda. {provider} puede tardar un rato en notar que el buzón se usa menos.',
  'cancelled_looks.text':
    'De acuerdo, lo dejo aquí. Tampoco haré la revisión que le prometí. Escríbame cuando quiera empezar de nuevo.',
  'still_here.text': '¡Hola! Aquí sigo.',
  'cause.theirs.password_changed': 'La contraseña de este buzón se cambió',
  'cause.theirs.likely.password_changed': 'Es probable que la contraseña de este buzón se haya cambiado',
  'still_looking.text': 'Lo estoy revisando ahora mismo y le diré aquí lo que encuentre.',
  'looked_again.over':
    '{was, select, throttled {Revisé {address} otra vez, como le prometí. El límite ya pasó: {provider} me dejó entrar y el buzón se puede leer.} ours {Revisé {address} otra vez, como le prometí. La sincronización de Aptly funciona de nuevo y el buzón se puede leer.} other {Revisé {address} otra vez, como le prometí. El problema en {provider} ya pasó: el buzón se puede leer.}}',
  'looked_again.same':
    '{cause, select, throttled {Revisé {address} otra vez, como le prometí. {mailbox} lo sigue frenando.} other {Revisé {address} otra vez, como le prometí. {provider} todavía no responde bien.}}',
  'looked_again.no_more':
    'Ya van varias revisiones sin cambio, así que no volveré a revisar por mi cuenta. Una persona de soporte puede verlo.',
  'looked_again.else':
    '{same, select, yes {Revisé {address} otra vez, como le prometí, y todavía no funciona. {found}.} other {Revisé {address} otra vez, como le prometí, y encontré otra cosa. {found}.}}',
  'found_at_support.text': 'Le avisé a soporte de lo que encontré: va con su caso {number}.',
  'looked_again.support': 'También se lo he dicho a soporte.',
  'not_yours.title': 'Ese no es uno de sus buzones',
  'not_yours.text':
    'Entre los buzones de Aptly a los que usted tiene acceso no está {address}. Puede ser de otra persona o escribirse de otro modo. {count, plural, one {Este es el suyo:} other {Estos son los suyos:}}',
  'not_yours.word':
    'Entre los buzones de Aptly a los que usted tiene acceso, ninguno empieza con “{word}@”. Puede ser de otra persona o tener otra dirección. {count, plural, one {Este es el suyo:} other {Estos son los suyos:}}',
  'only_one.text': 'Conozco un solo buzón suyo en Aptly. ¿Se trata de este?',
  'importing.text':
    'Aptly todavía está importando su correo. Puede tardar hasta {time}, y le escribiré si sé antes que terminó. Si entonces no aparece nada nuevo, vuelva a cargar la página y dígamelo: lo revisaré.',
  'offer_declined.text':
    'De acuerdo. Si el enlace no es para usted, o no ayudó, puedo mostrarle los pasos en Aptly, o una persona de soporte puede encargarse.{known, select, yes { El enlace sirve hasta {time} y una sola vez.} other {}}',
  'link_waits.text':
    'De acuerdo. Pulse “{button}” en el mensaje de arriba e inicie sesión.{known, select, yes { El enlace sirve hasta {time} y una sola vez.} other {}} Si ya lo hizo, puedo revisar otra vez.',
  'which_account.text':
    'Este buzón necesita la cuenta {address}, y ninguna otra.{known, select, yes { La última vez se inició sesión con {account}.} other {}} Si {provider} le muestra otra, elija ahí usar una cuenta distinta.',
  'which_account.without':
    'Si no puede iniciar sesión como {address}, pregunte a quien se la creó, a menudo el administrador de su organización. Una persona de soporte también puede ayudar.',
  'administrator_waits.text':
    'De acuerdo. Cuando su administrador lo haya cambiado, pulse “{button}” o dígamelo, y revisaré otra vez.',
  'owner_waits.text':
    '{promised, select, yes {De acuerdo. Le diré aquí cómo termina.} soon {De acuerdo. Estoy intentando avisar a la persona dueña y le diré aquí qué resulta.} other {De acuerdo. Dígame cuando algo haya cambiado, y revisaré otra vez.}}',
  'owner_alone.text':
    'Solo la persona dueña puede iniciar sesión. No lo haga por ella ni con su contraseña, por favor. {promised, select, yes {Ya se le preguntó, y le diré aquí cómo termina. Si no está, una persona de soporte puede ayudarle.} soon {Estoy intentando avisarle y le diré aquí qué resulta.} other {Pídale que me escriba. Si no puede, una persona de soporte puede ayudarle.}}',
  'one_at_a_time.text': 'Reviso un buzón a la vez y empiezo con {address}. Cuando ese esté listo, dígame cuál sigue.',
  'write_it_here.text': 'Escríbalo aquí: agrego su próximo mensaje a lo que recibe soporte.',
  'nothing_sent_yet.text':
    'Todavía no se ha enviado nada a soporte. No es obligatorio ni causa ningún daño: lo envío cuando usted diga que sí. Entonces le responderá una persona, pero no sé cuánto tardará. También puede escribir usted a {help}.',
  'cases.none': 'Usted no tiene ningún caso con soporte.',
  'cases.open': 'Desde {time}, el caso {number} está en manos de soporte. Le responderá una persona.',
  'cases.closed': 'Desde {time}, el caso {number} estuvo en manos de soporte. Ya está cerrado.',
  'cases.add':
    'Lo que escriba aquí llega al caso {number}. Para agregar algo a otro, escriba a {help} e indique su número.',
  'same_again.text': 'Revisé otra vez, y sigue igual.',
  'offer.after_steps':
    'Los pasos no recuperaron la conexión. Lo que queda es iniciar sesión con este enlace, o una persona de soporte.',
  'healthy.over':
    '{was, select, throttled {El límite ya pasó} ours {La sincronización de Aptly funciona de nuevo} other {El problema en {provider} ya pasó}}',
  'confirm_handoff.still_out':
    'El problema sigue ahí después de varias revisiones a lo largo de horas. Una persona de soporte puede verlo.',
  'confirm_handoff.none_listed':
    'Entonces no es ninguno de los buzones que le mostré. Una persona de soporte puede buscarlo.',
  'confirm_handoff.withheld': '{provider} no le dio a Aptly todo lo que necesita: {permissions}.',
  'administrator.permission':
    '{provider} otra vez no le dio a Aptly todo lo que necesita: {permissions}. Sin eso, Aptly no puede sincronizar. Lo más probable es que un administrador de su organización tenga que permitirlo. Aquí tiene una nota que puede reenviar:',
  'support_answered.wordless': '{speaker}, envió un correo sin texto.',
};
