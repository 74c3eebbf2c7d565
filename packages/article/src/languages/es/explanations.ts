import type { ExplanationKey } from '../en/explanations.ts';

/** What a verdict means, in Spanish. */
export const explanations = {
  'access.withdrawn':
    '{provider} ya no deja que Aptly entre en este buzón. Al volver a conectar se abre de nuevo, y en su buzón no cambia nada.',
  'access.ended':
    '{provider} ya no acepta el permiso que Aptly tenía para este buzón. Para arreglarlo basta con volver a conectar una vez.',
  'access.refused':
    '{provider} no quiso abrir este buzón para Aptly y no dijo exactamente por qué; casi siempre falta un permiso. Al volver a conectar se pide de nuevo.',
  'access.password-changed':
    'Parece que la contraseña de este buzón cambió, y en ese caso {provider} pide iniciar sesión de nuevo. Vuelva a conectar con la contraseña nueva.',
  'access.new-password-wanted':
    '{provider} quiere una contraseña nueva para esta cuenta. Primero cree una en {provider} y después vuelva a conectar.',
  'access.unused':
    'La conexión pasó tanto tiempo sin usarse que {provider} la dio por terminada. Al volver a conectar empieza de nuevo.',
  'access.too-many':
    'Esta cuenta se conectó tantas veces que {provider} quitó la conexión más antigua sin avisar. Vuelva a conectar una vez para tener una nueva.',
  'access.sign-in-lasts':
    'Su organización pide iniciar sesión otra vez cada cierto tiempo, y ese tiempo se cumplió. Vuelva a conectar para iniciar sesión; un administrador puede hacer que dure más.',
  'access.stronger-sign-in':
    'Su organización ahora pide un paso más al iniciar sesión. Vuelva a conectar y complete ese paso.',
  'access.sign-in-again':
    '{provider} quiere que usted inicie sesión de nuevo o que elija de qué cuenta se trata. Vuelva a conectar y elija la cuenta de este buzón.',
  'access.start-again':
    'Ese inicio de sesión tardó demasiado o ya se había usado, así que no cuenta. Empiece de nuevo a conectar.',
  'access.consent-missing':
    'En {provider} no consta que usted haya aceptado que Aptly lea este buzón. Vuelva a conectar y acepte lo que se le pide.',
  'access.never-given': 'Aptly no tiene permiso para leer este buzón en {provider}. Al volver a conectar se le pedirá.',
  'access.permission-missing':
    'Aptly tiene algo de acceso a esta cuenta, pero no el permiso para leer su correo. Vuelva a conectar y permita todo lo que {provider} pregunte.',
  'access.declined':
    'La solicitud se canceló o se rechazó en la página de {provider}. Puede volver a conectar cuando quiera.',
  'access.wrong-account':
    'Se usó una cuenta distinta de la de este buzón. Vuelva a conectar y elija la cuenta de este buzón.',
  'access.protection-program':
    'Una protección especial de esta cuenta no deja que casi ninguna aplicación, tampoco Aptly, lea su correo. Iniciar sesión otra vez no ayuda; nuestro equipo de soporte puede decirle qué hacer.',
  'access.app-not-allowed':
    'El administrador de su organización tiene que permitir Aptly antes de que pueda leer este buzón.',
  'access.admin-asked':
    'Su administrador recibió una solicitud para permitir Aptly. Cuando la apruebe, vuelva a conectar.',
  'access.not-assigned': 'Su administrador tiene que agregarle a las personas que pueden usar Aptly.',
  'access.policy-blocks': 'Una regla de seguridad de su organización no deja que Aptly entre en este buzón.',
  'access.device-required':
    'Su organización solo deja entrar a equipos que ella misma administra, y Aptly no funciona en uno de ellos. Su administrador tiene que hacer una excepción.',
  'access.place-blocked':
    'Su organización solo permite ciertas redes, y la de Aptly no está entre ellas. Su administrador puede agregarla.',
  'access.at-risk':
    '{provider} considera que esta cuenta está en riesgo y la bloquea hasta que un administrador lo resuelva.',
  'inbox.removed':
    'Este buzón se quitó de Aptly, así que ya no hay nada que revisar. Pregunte a quien se encarga de Aptly en su organización por qué se quitó; esa persona puede agregarlo de nuevo, y soporte puede ayudarle.',
  'mailbox.deleted':
    'Esta cuenta se eliminó en {provider}. Quizás su administrador pueda restaurarla; hasta entonces no hay nada que conectar.',
  'mailbox.disabled':
    'Esta cuenta está desactivada o cerrada en {provider}. Su administrador puede activarla de nuevo; después vuelva a conectar.',
  'mailbox.missing':
    '{provider} ya no encuentra ningún buzón con esta dirección. Pregunte a su administrador si le cambiaron el nombre o si se eliminó.',
  'mailbox.not-enabled':
    'La cuenta existe, pero no tiene un buzón que Aptly pueda leer; muchas veces el correo o su licencia están desactivados. Su administrador puede activarlos.',
  'mailbox.organisation-closed':
    'La cuenta de su organización en {provider} está cerrada, bloqueada o sin la suscripción necesaria. Su administrador tiene que resolverlo con {provider}.',
  'mailbox.locked':
    'La cuenta está bloqueada por un rato después de demasiados inicios de sesión fallidos. Se abre por sí sola.',
  'mailbox.suspended':
    '{provider} restringió esta cuenta hasta que la persona dueña confirme que es suya. Inicie sesión en {provider} y siga las instrucciones; después desconecte el buzón y conéctelo de nuevo.',
  'mailbox.moving': 'En este momento {provider} está moviendo este buzón a otro lugar. Vuelve por sí solo.',
  'mailbox.set-aside': '{provider} apartó este buzón para repararlo. Suele volver en unas horas.',
  'mailbox.full':
    'Este buzón está lleno. Elimine algo de correo y vacíe la papelera para que puedan entrar mensajes nuevos.',
  'limit.too-fast': '{provider} frenó este buzón porque se le pidió mucho en poco tiempo. Se recupera por sí solo.',
  'limit.paused': '{provider} puso este buzón en pausa por el uso elevado. Se abre de nuevo por sí solo.',
  'limit.sending':
    'Este buzón llegó al número de mensajes que {provider} le deja enviar. Por ahora envíe menos; el límite se levanta en menos de un día.',
  'limit.traffic':
    'En un día pasó por este buzón más correo del que {provider} permite. Quite las aplicaciones conectadas que no necesite; se abre de nuevo en menos de un día.',
  'limit.at-once':
    'Llegaron demasiadas solicitudes a este buzón en el mismo momento. Ayuda quitar otras aplicaciones conectadas; la sincronización sigue por sí sola.',
  'limit.connected-apps':
    'Hay demasiadas conexiones abiertas en este buzón. Quite las aplicaciones conectadas que ya no necesite y la sincronización podrá seguir.',
  'limit.sender-blocked':
    '{provider} no deja que este buzón envíe mensajes porque le pareció una fuente de correo no deseado. Un administrador tiene que desbloquearlo.',
  'limit.sign-ins': 'En este momento {provider} limita cuántas veces se puede iniciar sesión. Eso pasa por sí solo.',
  'limit.ours': 'Por ahora {provider} limita a Aptly en general, no a su buzón. Eso pasa por sí solo.',
  'refresh.token':
    'La llave de corta duración de este buzón se venció, lo cual es normal. Aptly la renueva por sí solo y lo intenta de nuevo.',
  'refresh.cursor':
    'Aptly perdió el punto por donde iba en este buzón. Empieza a leer de nuevo y se pone al día por sí solo.',
  'refresh.notifications-ended':
    'Los avisos de correo nuevo de {provider} terminaron. Aptly los activa de nuevo y se pone al día por sí solo.',
  'refresh.notifications-soon':
    'Los avisos de correo nuevo de {provider} terminan pronto. Aptly los renueva por sí solo.',
  'refresh.notifications-silent':
    '{provider} no avisó de algunos correos nuevos. Aptly se pone al día y configura de nuevo los avisos de correo nuevo.',
  'refresh.notifications-refused':
    '{provider} deja entrar a Aptly y este buzón se puede leer, pero {provider} no activa los avisos de correo nuevo. Por eso el correo nuevo no llega a Aptly.',
  'refresh.confirm': '{provider} le pide a Aptly que confirme los avisos de correo nuevo. Eso sucede por sí solo.',
  'outage.provider': 'En este momento {provider} tiene una falla de su lado. Pasa por sí sola.',
  'outage.notifications':
    'En este momento {provider} tiene problemas para avisar del correo nuevo. Este buzón se puede leer; el correo nuevo solo llega a Aptly más tarde de lo habitual.',
  'outage.sign-in': 'En este momento el inicio de sesión de {provider} tiene una falla. Pasa por sí sola.',
  'outage.mailbox-store': 'En este momento ni {provider} puede llegar a este buzón. Eso pasa por sí solo.',
  'outage.line': 'Hace un momento Aptly no pudo comunicarse con {provider}.',
  'outage.slow': '{provider} no respondió a tiempo.',
  'outage.cut-off': 'La respuesta de {provider} no llegó completa.',
  'outage.shared':
    '{provider} tiene problemas con muchos buzones en este momento, no solo con el suyo, así que no le pedimos una revisión más. Pasa por sí solo.',
  'outage.unconfirmed':
    'Le preguntamos a {provider} por este buzón y no respondió bien. Lo más probable es que {provider} tenga problemas de su lado, que pasan por sí solos.',
  'ours.settings':
    'Algo está mal configurado de nuestro lado, no en su buzón. Nuestro equipo de soporte tiene que repararlo.',
  'ours.request':
    'Aptly le preguntó a {provider} de una manera que no acepta. Nos toca a nosotros repararlo; su buzón está bien.',
  'ours.network':
    'Algo en la red de Aptly se interpuso entre nosotros y {provider}. Nuestro equipo de soporte tiene que verlo; su buzón está bien.',
  'ours.clock':
    'Parece que el reloj o un certificado de Aptly está mal. Nuestro equipo de soporte tiene que repararlo; su buzón está bien.',
  'ours.testing':
    'El registro de Aptly en {provider} no está terminado, así que {provider} no deja que esta cuenta siga conectada. Nuestro equipo de soporte tiene que repararlo; usted no hizo nada mal.',
  'ours.notifications':
    'Los avisos de correo nuevo no se pueden entregar por algo del lado de Aptly. Nuestro equipo de soporte tiene que verlo; su correo está a salvo.',
  'sync.failed':
    '{provider} nos deja entrar y este buzón se puede leer, pero la sincronización de Aptly dice que no pudo traer el correo. Volver a conectar no ayudaría.',
  'sync.tries-anew':
    '{provider} nos deja entrar y este buzón se puede leer, pero la sincronización de Aptly no pudo traer el correo la última vez que lo intentó. Desde entonces se configuró de nuevo, y su próximo intento mostrará si eso ayudó.',
  'sync.ours':
    '{provider} nos deja entrar y este buzón se puede leer, pero la sincronización de Aptly está mal configurada de nuestro lado y no pudo traer el correo. Nuestro equipo de soporte tiene que repararlo; volver a conectar no ayudaría.',
  'healthy.ok': '{provider} responde con normalidad, así que la conexión en sí funciona.',
  'healthy.notifications':
    'Los avisos de correo nuevo de {provider} están activos. En un buzón con poco correo son normales unos días sin mensajes.',
  'healthy.item-gone':
    'Mientras tanto se movió, cambió o eliminó un mensaje, lo cual es normal. La conexión en sí funciona.',
  'healthy.one-message': 'Un mensaje no se pudo procesar tal como estaba. La conexión en sí funciona.',
  'healthy.send-as':
    'La lectura funciona; solo no está permitido enviar con esa otra dirección. Un administrador puede permitirlo.',
  'healthy.limit-near':
    'La conexión funciona. {provider} indica que ya se usó gran parte de su límite, así que convendría tener menos aplicaciones conectadas.',
  unknown: 'La respuesta de {provider} no nos dice qué es lo que falla.',
} satisfies Readonly<Record<ExplanationKey, string>>;
