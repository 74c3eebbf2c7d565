import type { ChatMessageKey } from '../en/chat.ts';

/**
 * The same sentences in Spanish: neutral for all of Latin America, short, and always with "usted". The names of Aptly's
 * buttons and menus stay as Aptly shows them, in quotation marks.
 */
export const chat = {
  'welcome.title': '{known, select, yes {¡Hola, {name}!} other {¡Hola!}}',
  'welcome.text':
    'Averiguo por qué un buzón de correo dejó de sincronizarse con Aptly y le ayudo a ponerlo en marcha de nuevo. ¿En qué puedo ayudarle?',
  'capabilities.text':
    'Me ocupo de los buzones que dejaron de sincronizarse con Aptly. Puedo revisar qué falla, enviarle un enlace para volver a conectar, guiarle por los pasos en Aptly o ponerle en contacto con una persona de soporte. Soy un asistente automático.',
  'not_understood.text':
    'No estoy seguro de qué quiere decir. Solo me ocupo de los buzones que dejaron de sincronizarse con Aptly.',
  'not_understood.likely': 'No estoy seguro de qué quiere decir. ¿Es algo de esto?',
  'stale.text': 'Ese paso ya está hecho. Use el mensaje más reciente o simplemente escriba lo que necesita.',
  'youre_welcome.text': '¡De nada! Escríbame siempre que su buzón le dé problemas.',
  'cancelled.text': 'De acuerdo, lo dejo aquí. Escríbame cuando quiera empezar de nuevo.',
  'stranger.text':
    'Solo puedo revisar buzones de personas que pertenecen a esta organización. Si necesita ayuda, escriba a {help}.',

  'which_inbox.title': '¿De qué buzón se trata?',
  'which_inbox.text': 'Usted tiene {count, plural, one {un buzón} other {# buzones}} en Aptly.',
  'which_address.title': '¿De qué buzón se trata?',
  'which_address.text':
    '{known, select, yes {No conozco ningún buzón de {email} en Aptly.} other {Aquí no puedo ver su dirección de correo.}} Escriba la dirección del buzón que dejó de sincronizarse.',
  'inbox_lost.text':
    '{known, select, yes {{address} ya no está entre sus buzones en Aptly.} other {Ese buzón ya no está entre los suyos en Aptly.}} Ya no puedo revisarlo ni decirle cómo está. Si es un error, pídame hablar con una persona de soporte. Si se trata de otro buzón, escriba su dirección.',
  'unknown_address.text':
    'No encontré ningún buzón con esa dirección al que usted tenga acceso. Revise cómo está escrita y escríbala otra vez, o deje que una persona le ayude.',

  'checking.title': 'Revisando {address}',
  'checking.in_line':
    'Hay muchos buzones afectados en este momento. Usted tiene el lugar {count, number} de la fila: unos {minutes, number} min.',
  'checked.title': 'Revisado: {address}',
  'check.sign_in': 'Inicio de sesión en {provider}',
  'check.mailbox': 'Lectura del buzón',
  'check.notifications': 'Avisos de correo nuevo',
  'check.limits': 'Límites de uso',
  'check.pending': 'en revisión',
  'check.passed': 'bien',
  'check.failed': 'hay un problema',
  'check.skipped': 'sin comprobar',

  'cause.password_changed': 'Su contraseña se cambió',
  'cause.auth_settings_changed': 'Aptly ya no tiene permiso para su correo',
  'cause.throttled': '{mailbox} está frenando su buzón',
  'cause.needs_refresh': 'Hay que renovar su conexión',
  'cause.mailbox_unavailable': 'El buzón no está disponible',
  'cause.provider_outage': '{provider} no está respondiendo bien',
  'cause.app_misconfigured': 'Esta falla es nuestra',
  'cause.healthy': 'La conexión está bien',
  'cause.unknown': 'Todavía no sé qué es lo que falla',
  'cause.unconfirmed': '{provider} no respondió bien a nuestra revisión',
  'cause.never_given': 'Aptly todavía no tiene acceso a su correo',
  'cause.removed': 'Este buzón ya no está en Aptly',
  'cause.full': 'El buzón está lleno',
  'cause.limits_aptly': '{provider} está frenando a Aptly',
  'cause.nothing_found': 'No encuentro ninguna falla, pero falta correo',
  'cause.late': 'El correo nuevo solo llega a Aptly más tarde de lo habitual',
  'cause.blocked': 'Una regla de su organización no deja entrar a Aptly',
  'cause.likely.blocked': 'Es probable que una regla de su organización no deje entrar a Aptly',
  'cause.likely.password_changed': 'Es probable que su contraseña se haya cambiado',
  'cause.likely.auth_settings_changed': 'Es probable que Aptly ya no tenga permiso para su correo',
  'cause.likely.throttled': 'Es probable que {mailbox} esté frenando su buzón',
  'cause.likely.needs_refresh': 'Es probable que haya que renovar su conexión',
  'cause.likely.mailbox_unavailable': 'Es probable que el buzón no esté disponible',
  'cause.likely.provider_outage': 'Es probable que {provider} tenga problemas',
  'cause.likely.app_misconfigured': 'Es probable que esta falla sea nuestra',
  'cause.likely.healthy': 'Parece que la conexión está bien',
  'cause.short.password_changed': 'una contraseña cambiada',
  'cause.short.auth_settings_changed': 'un cambio en la forma de iniciar sesión o un permiso retirado',
  'cause.short.throttled': 'un límite de uso',
  'cause.short.needs_refresh': 'una conexión que hay que renovar',
  'cause.short.mailbox_unavailable': 'un buzón que no está disponible',
  'cause.short.provider_outage': 'problemas en {provider}',
  'cause.short.app_misconfigured': 'una falla de nuestro lado',
  'cause.short.healthy': 'una falsa alarma',
  'cause.short.unknown': 'otra cosa',
  also_possible: '{provider} no nos dice más. También podría tratarse de {causes}.',

  'advice.password_changed':
    'Cuando cambia una contraseña, el proveedor de correo cierra las conexiones hechas con la anterior. Al volver a conectar, Aptly recibe permiso de nuevo.',
  'advice.auth_settings_changed':
    'De vez en cuando un proveedor de correo o una empresa cambia la forma de iniciar sesión, y las conexiones hechas antes se cierran. Casi siempre basta con volver a conectar.',
  'advice.rule':
    'Un proveedor de correo o una organización puede poner reglas sobre qué aplicaciones pueden abrir un buzón. Mientras esa regla siga en pie, volver a conectar no ayudaría.',
  'advice.throttled':
    'Tanto Gmail como Outlook limitan cuánto se puede usar un buzón. Muchas aplicaciones conectadas, o muchos mensajes enviados de una vez, pueden agotar ese límite, y entonces el proveedor detiene el correo por un rato.',
  'advice.needs_refresh': 'De vez en cuando una conexión simplemente necesita renovarse. No causa ningún daño.',
  'advice.other': 'No es ninguna de las cuatro razones habituales por las que un buzón deja de sincronizarse.',

  'fact.answer': 'Respuesta de {provider}',
  'fact.answer.value': '{code} ({time})',
  'fact.answer.none': 'nada fuera de lo normal ({time})',
  'fact.answer.unreadable': 'algo que no puedo interpretar ({time})',
  'fact.provider': '{provider}',
  'fact.sync': 'Aviso de la sincronización de Aptly',
  'fact.sync.none': 'no pudo traer el correo ({time})',
  'fact.not_asked': 'no se le preguntó ({time})',
  'fact.silent.slow': 'no respondió a tiempo ({time})',
  'fact.silent.unreachable': 'no se pudo contactar ({time})',
  'fact.silent.cut_off': 'cortó antes de responder ({time})',
  'fact.last_sync': 'Último correo en Aptly',
  'fact.last_sync.unknown': 'no se sabe',
  'fact.checked': 'Revisado',
  'fact.request': 'Número de solicitud',

  'offer.text':
    'Pulse “Volver a conectar” e inicie sesión en {provider} con {address}. La configuración de su buzón no cambia.',
  'not_repaired.text': 'Intenté repararlo desde aquí y no sirvió.',
  'offer.healthy': 'En {provider} todo está bien, pero volver a conectar renueva la conexión y no causa ningún daño.',
  'offer.full.title': 'Desconectar y conectar de nuevo por completo',
  'offer.full.text':
    'En casos poco frecuentes no basta con volver a conectar. Este enlace cierra la conexión anterior y crea una nueva. Inicie sesión con {address}.',
  'offer.link_ends':
    '{known, select, yes {El enlace sirve hasta {time} y una sola vez.} other {El enlace sirve durante 30 minutos y una sola vez.}}',
  'offer.full.by_hand':
    'Si prefiere hacerlo en Aptly: en “Personal Inbox”, haga clic en “Disconnect” y después conecte su buzón de nuevo.',

  'no_return.text':
    'Su inicio de sesión en {provider} todavía no se ha completado. Si {provider} muestra una página como “Acceso bloqueado” o “Se necesita la aprobación del administrador”, un administrador de su organización debe permitir Aptly primero: reenvíele la nota de abajo. Si no, abra otra vez el enlace y termine de iniciar sesión, o pídame un enlace nuevo.',
  'no_return.note':
    'Hola:\n\nEl buzón {address} ya no puede sincronizarse con Aptly. Es posible que {provider} no deje entrar a Aptly hasta que un administrador lo permita.\n\nQué hay que cambiar: {setting}\nDónde: {where}\n{steps}\n\nLos nombres de menús y opciones están en inglés.\n\nAplicación: Aptly\nHora: {time}\n\n¡Gracias!',

  'refused.title.wrong_account': 'Esa era otra cuenta',
  'refused.title.permission_missing': 'Falta un permiso',
  'refused.title.cancelled': 'El inicio de sesión se canceló',
  'refused.title.not_working': 'El correo sigue sin llegar',
  'refused.wrong_account':
    'Usted inició sesión como {account}, pero este buzón es {address}. Todavía no está conectado de nuevo. Inténtelo de nuevo y elija {address}.',
  'refused.wrong_account.alike':
    'Esa era otra cuenta, aunque su dirección se parezca. Este buzón es {address} y todavía no está conectado de nuevo. Inténtelo de nuevo y elija exactamente la cuenta de este buzón.',
  'refused.permission_missing.google':
    'Faltó marcar algo: {permissions}. Sin eso, Aptly no puede sincronizar, así que el buzón todavía no está conectado de nuevo. Inténtelo de nuevo y deje marcadas todas las casillas.',
  'refused.permission_missing.microsoft':
    'Microsoft no le dio a Aptly todo lo que necesita: {permissions}. Sin eso, Aptly no puede sincronizar, así que el buzón todavía no está conectado de nuevo. Inténtelo de nuevo y acepte lo que pide Microsoft. Si así no cambia nada, un administrador de su organización tiene que permitirlo.',
  'refused.cancelled':
    'El inicio de sesión se canceló, así que el buzón todavía no está conectado de nuevo. Aquí tiene un enlace nuevo para cuando quiera.',
  'refused.not_working': 'Usted inició sesión, pero el correo sigue sin llegar.',
  'permission.read_mail': 'leer su correo',
  'permission.offline': 'seguir conectado cuando usted no está',

  'waiting.throttled':
    'No vuelva a conectar ahora: no ayudaría y puede alargar la pausa. Lo que ayuda es usar menos el buzón por un tiempo: quite otras aplicaciones conectadas a él y espere antes de escribir a muchas personas a la vez.',
  'waiting.outage': 'No hace falta que usted haga nada. Volver a conectar no ayudaría en este momento.',
  'waiting.seen': 'Desde {time} lo hemos visto en {count, plural, one {un buzón} other {# buzones}}.',
  'waiting.until': 'Hasta {time} no sirve de nada intentarlo de nuevo.',
  'waiting.promise': 'Revisaré otra vez hacia {time} y le avisaré aquí.',
  'waiting.limits_page': '{mailbox}: explicación de los límites',
  'waiting.status_page': '{provider}: estado del servicio',

  'administrator.text':
    'Solo un administrador de su organización puede cambiar esto. Hasta entonces, volver a conectar no ayudaría. Aquí tiene una nota que puede reenviar:',
  'administrator.note.title': 'Nota para su administrador',
  'administrator.note':
    'Hola:\n\nEl buzón {address} (de {provider}) ya no puede sincronizarse con Aptly.\n\nQué hay que cambiar: {setting}\nDónde: {where}\n{steps}\n\nLos nombres de menús y opciones están en inglés.\n\nAplicación: Aptly (ID {app})\nCódigo del proveedor: {code}\n{request, select, none {} other {“Request ID”: {request}\n}}{trace, select, none {} other {“Trace ID”: {trace}\n}}{correlation, select, none {} other {“Correlation ID”: {correlation}\n}}Hora: {time}\n\n¡Gracias!',
  'administrator.note.missing': 'sin datos',

  'owner_needed.text':
    'Solo la persona dueña de este buzón{known, select, yes { ({owner})} other {}} puede iniciar sesión, y no pude escribirle aquí. Pídale que me escriba. Entonces le enviaré su propio enlace.',
  'owner_asked.text':
    'Solo la persona dueña de este buzón{known, select, yes { ({owner})} other {}} puede iniciar sesión. Le paso su pregunta en privado y le diré aquí cómo termina.',
  'owner_declined.title': 'Ahora no, dice la persona dueña',
  'owner_declined.text':
    'La persona dueña de {address} prefiere no iniciar sesión por ahora. Puede hablar con ella, o una persona de soporte puede ayudarle.',
  'owner_with_support.text':
    'La persona dueña de {address} ya lo pasó a soporte. Por ahora usted no tiene que hacer nada.',
  'owner_repaired.title': 'El buzón funciona de nuevo',
  'owner_repaired.reconnected': 'La persona dueña volvió a iniciar sesión, y comprobé que el correo se puede leer.',
  'owner_repaired.healthy': 'Revisé el buzón otra vez, y el correo se puede leer.',
  'news_of_repair.text':
    '{address} funciona de nuevo: la persona dueña se ocupó, y comprobé que el correo se puede leer.',
  'news_of_owner.unreachable':
    'No pude escribirle aquí a la persona dueña de {address}. Pídale que me escriba. Entonces le enviaré su propio enlace.',
  'colleague_asked.text':
    '{known, select, yes {{name} me preguntó} other {Alguien de su equipo me preguntó}} por su buzón {address}.',
  'colleague_asked.since': 'Desde {time} ya no entra correo nuevo.',
  'colleague_asked.alone': 'Solo usted puede iniciar sesión en él, así que le escribo únicamente a usted.',
  'colleague_waits.text':
    '{known, select, yes {{name} también me preguntó} other {Alguien de su equipo también me preguntó}} por {address}. Le diré cómo termina.',
  'colleague_asked_meanwhile.text':
    '{known, select, yes {{name} me preguntó} other {Alguien de su equipo me preguntó}} por su buzón {address}. Podemos revisarlo cuando usted quiera.',
  'appeal_declined.text':
    'De acuerdo, ahora no. Se lo haré saber a quien preguntó. Cuando quiera volver a conectar {address}, escríbame.',
  'restarting.text':
    'El buzón se puede leer, pero los avisos de correo nuevo no funcionan como deberían. Los estoy activando de nuevo. Es solo un momento.',
  'restarting.place':
    'El buzón se puede leer, pero Aptly perdió el punto por donde iba. Lo estoy arreglando. Es solo un momento.',
  'restarting.sync':
    'El buzón se puede leer, pero la sincronización de Aptly dice que no pudo traer el correo. La estoy configurando de nuevo. Es solo un momento.',
  'repaired.title': 'Reparado',
  'repaired.text':
    '{notifications, select, yes {Los avisos de correo nuevo funcionan otra vez y pude leer el buzón.} other {Pude leer el buzón, y Aptly sigue desde ahí.}} Usted no tuvo que hacer nada.',
  'repaired.ask': '¿Ya aparece el correo nuevo en Aptly? Si no, primero vuelva a cargar la página.',
  'healthy.text':
    '{notifications, select, yes {{provider} me dejó entrar, el buzón se puede leer y los avisos funcionan.} other {{provider} me dejó entrar y el buzón se puede leer.}}',
  'healthy.ask': '¿Ya aparece el correo nuevo en Aptly? Si no, primero vuelva a cargar la página.',
  'unknown.text':
    'La respuesta de {provider} no corresponde a nada que yo conozca, así que no voy a adivinar. ¿Reviso una vez más?',
  'unknown.silent': 'No recibí ninguna respuesta de {provider}, así que no voy a adivinar. ¿Reviso una vez más?',

  'reconnected.title': 'El correo vuelve a llegar',
  'reconnected.text': 'Sesión iniciada como {account}. Pude leer el buzón.',
  'reconnected.notifications': 'Se renovaron los avisos de correo nuevo.',
  'reconnected.missed':
    '{count, plural, =0 {No llegó ningún mensaje durante la interrupción.} one {Durante la interrupción llegó 1 mensaje ({from}); Aptly lo está importando.} other {Durante la interrupción llegaron # mensajes ({from} – {to}); Aptly los está importando.}}',
  'reconnected.ask': '¿Ya aparece el correo nuevo en Aptly? Si no, primero vuelva a cargar la página.',
  'imported.counted':
    '{count, plural, =0 {Aptly buscó correo nuevo ({time}) y no había nada que importar.} one {Aptly importó 1 mensaje ({time}).} other {Aptly importó # mensajes ({time}).}}',
  'imported.uncounted': 'Aptly importó su correo ({time}).',
  'imported.up_to_date': '{known, select, yes {Su buzón} other {{address}}} está al día.',

  'confirm_handoff.title': '¿Lo envío a soporte?',
  'confirm_handoff.asked': 'Una persona de soporte puede continuar.',
  'confirm_handoff.our_fault': 'Usted no hizo nada mal, pero no puede reparar esto. Soporte sí puede.',
  'confirm_handoff.unknown_twice':
    'Revisé dos veces y todavía no sé qué es lo que falla. Conviene que lo vea una persona.',
  'confirm_handoff.still_broken': 'Ya probamos lo que suele ayudar. Ahora conviene que lo vea una persona.',
  'confirm_handoff.still_limited':
    'El límite sigue ahí después de varias revisiones. Ahora conviene que lo vea una persona.',
  'confirm_handoff.no_inbox': 'No pude encontrar el buzón. Una persona de soporte sí puede.',
  'confirm_handoff.case_expired':
    'Su caso se cerró hace tiempo, así que por él ya no llega nada a soporte. Puedo abrir uno nuevo. Si escribió algo para soporte, escríbalo de nuevo, por favor: se enviará con él.',
  'confirm_handoff.unhappy': 'Siento que esto no haya ayudado. Una persona de soporte puede continuar.',
  'confirm_handoff.what':
    'Recibirán su nombre y correo{inbox, select, yes {, el buzón} other {}}{known, select, yes {, lo que encontré, lo que intentamos} other {}}{transcript, select, yes { y esta conversación} other {. No recibirán esta conversación}}. No recibirán ninguna contraseña ni nada de su correo. Lo que me cuente ahora se enviará como nota.',
  'confirm_handoff.only':
    'Si tiene un solo buzón en Aptly, lo estoy revisando ahora. También lo recibirán, con lo que encuentre.',
  'confirm_handoff.note': 'Su nota',
  'handoff_declined.text': 'De acuerdo, no envié nada a soporte.',
  'handoff_declined.promise': 'De todos modos revisaré otra vez hacia {time} y le avisaré aquí.',
  'handoff_declined.offer': 'Si quiere hablar con una persona, pídamelo cuando guste.',
  'handed_off.title': 'Enviado a soporte',
  'handed_off.text':
    'Su número de caso es {number}. Una persona le responderá{known, select, yes { por correo a {email}} other {}}{here, select, yes {, y su respuesta también aparecerá aquí} other {}}. Mientras tanto, lo que escriba aquí llegará a soporte. También puede escribir a {help}.',
  'case_status.text':
    '{known, select, yes {Desde {time}, su caso} other {Su caso}} {number} está en manos de soporte. Una persona le responderá{mail, select, yes { por correo a {email}} other {}}{here, select, yes {, y su respuesta también aparecerá aquí} other {}}. No sé cuánto tardará. También puede escribir a {help} e indicar el número.',
  'case_goes_on.text':
    'De acuerdo, lo dejo aquí. Su caso {number} sigue en manos de soporte y lo que escriba aquí les llegará. Si todo vuelve a funcionar, pulse el botón o escriba “resuelto” y cerraré el caso.',
  'already_with_support.text': 'Para agregar algo, escríbalo aquí y yo lo envío.',
  'passed_on.text': 'Lo envié a soporte (caso {number}). Si agrega algo más, también se lo envío.',
  'not_passed_on.text':
    'No envié su último mensaje a soporte. Todavía hay demasiados mensajes suyos en espera. Este queda en este chat y soporte no lo ve. Puede pasar lo mismo con lo que escriba en los próximos diez minutos. Después, escríbalo de nuevo, por favor. También puede escribir a {help} e indicar el caso {number}.',
  'sounds_solved.text': '¿Ya funciona todo? Entonces pulse el botón y cerraré el caso.',
  'support_answered.title': 'Soporte respondió (caso {number})',
  'support_answered.from': '{name}, de soporte',
  'support_answered.attachments':
    '{count, plural, one {Adjunto en su correo: {names}.} other {Adjuntos en su correo: {names}.}}',
  'answer_support.text': 'Para responder, escriba aquí y yo lo envío.',
  'support_solved.text': 'Soporte marcó su caso{known, select, yes { {number}} other {}} como resuelto.',
  'handoff_bounced.title': 'Su caso no llegó a soporte',
  'handoff_bounced.text':
    'Lo siento: no pude entregar el caso {number} por correo, aunque lo intenté varias veces. Por favor, escriba usted a {help}. Aquí está todo el caso, listo para copiar.',
  'handoff_bounced.retry': '¿Quiere que intente enviarlo otra vez?',
  'form.note.title': 'Nota para soporte',
  'form.note.label': '¿Qué debe saber soporte?',
  'form.note.submit': 'Agregar la nota',
  'form.answer.title': 'Responder a soporte',
  'form.answer.label': 'Su respuesta',
  'form.answer.submit': 'Enviar',
  'handoff_failed.text':
    'En este momento no pude pasar su caso. Puede intentarlo de nuevo o escribir usted a {help}. Esto es lo que conviene enviar:',
  'handoff_failed.note.title': 'Texto para {help}',
  'handoff_failed.note': 'Buzón: {address}\nQué se encontró: {cause}\nRespuesta del proveedor: {code}\nHora: {time}',

  'feedback.title': '¿Respondió esto a su pregunta?',
  'feedback.sad': 'No',
  'feedback.neutral': 'En parte',
  'feedback.happy': 'Sí',
  'feedback_thanks.text': '¡Gracias! Escríbame siempre que su buzón le dé problemas.',
  'feedback_partly.text': 'Gracias. ¿Qué faltó?',
  'feedback_sorry.text': 'Lo siento. Una persona de soporte puede revisarlo. ¿Qué salió mal?',
  'feedback_heard.text': 'Gracias por decírmelo. ¿Quiere que una persona de soporte lo revise?',
  'shortfall.not_fixed': 'No está resuelto',
  'shortfall.too_slow': 'Tardó demasiado',
  'shortfall.hard_to_follow': 'Fue difícil de seguir',
  'shortfall.other': 'Otra cosa',

  'why.title': 'Por qué pasó esto',
  'why.before': 'En la revisión anterior encontré esto: {found}.',
  'why.signed_in': 'Al iniciar sesión de nuevo quedó resuelto.',
  'why.fourth':
    'Es una de las cuatro razones habituales: de vez en cuando termina una parte de la conexión y hay que activarla de nuevo. Usted no hizo nada mal.',
  'why.repaired':
    '{notifications, select, yes {Activé de nuevo lo que se había detenido, y los avisos de correo nuevo de {provider} funcionan otra vez.} other {Activé de nuevo lo que se había detenido, y {provider} deja que Aptly lea el buzón.}}',
  'why.unticked':
    'En la página de Google hay una casilla para cada cosa que Aptly puede hacer. Si ahí no ve ninguna, una persona de soporte puede ayudarle.',
  'why.nothing_yet': 'Todavía no he revisado ningún buzón, así que no puedo decirlo. ¿Lo reviso?',
  'why.usual':
    'Un buzón suele dejar de sincronizarse por una de cuatro razones: se cambió la contraseña, el proveedor cambió la forma de iniciar sesión, limita un buzón con mucho uso, o hay que renovar la conexión. Volver a conectar es seguro: la configuración de su buzón no cambia.',
} satisfies Readonly<Record<ChatMessageKey, string>>;
