import type { PageMessageKey } from '../en/pages.ts';

/** The sentences of the web pages in Spanish. */
export const pages = {
  'page.brand': 'Asistente de buzones de Aptly',
  'page.try_again': 'Intentar de nuevo',

  'page.live.title.plain': '¿Volver a conectar este buzón?',
  'page.live.title.full': '¿Desconectar y volver a conectar este buzón?',
  'page.live.inbox': 'Buzón de {mailbox} conectado a Aptly',
  'page.live.then': 'Si continúa:',
  'page.live.full.google':
    'Aptly le devuelve a Google el permiso que tiene ahora. Hasta que usted termine, este buzón no se sincroniza.',
  'page.live.full.microsoft':
    'Aptly empieza de cero con este buzón: al final se reemplaza lo que recuerda de la conexión anterior.',
  'page.live.sign_in': 'Usted inicia sesión en {provider} con {address}.',
  'page.live.accept.google':
    'Google pregunta si Aptly puede leer su correo. Deje marcadas todas las casillas, por favor.',
  'page.live.accept.microsoft': 'Microsoft pregunta si Aptly puede leer su correo. Acepte, por favor.',
  'page.live.check': 'Antes de guardar algo, revisamos que el correo se pueda leer. Se lo decimos aquí y en el chat.',
  'page.live.continue': 'Continuar a {provider}',
  'page.live.settings': 'La configuración de su buzón no cambia.',
  'page.live.once':
    'Este enlace sirve una sola vez y por poco tiempo. ¿No lo pidió usted? Solo cierre esta página; no se ha cambiado nada.',

  'page.completed.title': 'Su buzón está conectado de nuevo',
  'page.completed.close':
    'Puede cerrar esta página y volver {chat, select, slack {a Slack} teams {a Microsoft Teams} other {al chat}}. El asistente también se lo dijo ahí.',
  'page.completed.refresh':
    'No tiene que hacer clic en nada en Aptly. Si ahí no aparece nada nuevo, vuelva a cargar la página una vez.',
  'page.left_out':
    'En {provider} quedó una casilla sin marcar. El correo se puede leer, pero otra cosa que Aptly hacía con este buzón, como enviar, puede dejar de funcionar. Para permitirla de nuevo, haga clic en “Reconnect” en Aptly (“Settings” y luego “Personal Inbox” en “My Settings”) y deje todas las casillas marcadas.',

  'page.refused.cancelled.title': 'Usted canceló el inicio de sesión',
  'page.refused.cancelled':
    'Está bien. Su buzón todavía no está conectado de nuevo; puede intentarlo de nuevo cuando quiera.',
  'page.refused.not_working.title': 'Usted inició sesión, pero el correo sigue sin llegar',
  'page.refused.not_working': '{cause}. No guardamos nada, y su buzón todavía no está conectado de nuevo.',
  'page.kept.late.title': 'Usted inició sesión; el correo nuevo llega más tarde de lo habitual',
  'page.kept.late':
    'El correo se puede leer, así que guardamos su inicio de sesión. En este momento {provider} tiene problemas para avisar del correo nuevo. Usted no tiene que hacer nada, y revisaremos otra vez.',
  'page.kept.still':
    'El correo se puede leer, así que guardamos su inicio de sesión. Pero {provider} todavía no le avisa a Aptly del correo nuevo.',
  'page.refused.provider.title': '{provider} no le dejó pasar',
  'page.refused.administrator':
    'Solo un administrador de su organización puede cambiar esto. En el chat hay una nota que puede reenviar.',
  'page.refused.later': 'Su buzón todavía no está conectado de nuevo. Inténtelo de nuevo más tarde.',
  'page.refused.support': '{cause}: usted no hizo nada mal. El chat le lleva a soporte.',
  'page.refused.unchanged': '{cause}. Su buzón todavía no está conectado de nuevo.',
  'page.refused.told':
    'Continúe en {chat, select, slack {Slack} teams {Microsoft Teams} other {el chat}}, por favor: el asistente le escribió ahí.',

  'page.open_chat': 'Abrir {chat, select, slack {Slack} teams {Microsoft Teams} other {el chat}}',
  'page.closed.title.unknown': 'Este enlace no existe',
  'page.closed.unknown': 'Quizás se cortó una parte de la dirección, o el buzón ya no está en Aptly.',
  'page.closed.title.expired': 'Este enlace ya venció',
  'page.closed.expired': 'Por su seguridad, un enlace solo sirve durante 30 minutos. No se cambió nada.',
  'page.closed.title.used': 'La reconexión ya está hecha',
  'page.closed.used': 'Puede cerrar esta página: aquí no queda nada por hacer.',
  'page.closed.title.retired': 'Hay un enlace más reciente',
  'page.closed.retired': 'Solo sirve el enlace más reciente de su conversación. Este no cambió nada.',
  'page.closed.title.worn_out': 'Se intentó demasiadas veces',
  'page.closed.worn_out':
    'Por su seguridad, con un enlace no se puede iniciar sesión más de 20 veces. Con este ya se hizo.',
  'page.closed.title.form': 'Pulse el botón una vez más, por favor',
  'page.closed.form':
    'Su navegador no envió lo que demuestra que usted lo pulsó. Tiene que permitir cookies en esta página.',
  'page.closed.title.unknown_state': 'No conocemos este inicio de sesión',
  'page.closed.unknown_state':
    'No empezó en uno de nuestros enlaces, o eso fue hace más de un día. Ahora no se usó, y no se cambió nada.',
  'page.closed.title.other_browser': 'Termine en el navegador donde empezó, por favor',
  'page.closed.other_browser':
    'Este inicio de sesión empezó en otro navegador u otra ventana, o las cookies están bloqueadas. No se usó.',
  'page.closed.title.handled': 'Este inicio de sesión ya se recibió',
  'page.closed.handled':
    'Esta página se abrió por segunda vez, y no pasó nada más. El chat dice cómo terminó su inicio de sesión. Si después de un minuto no dice nada, inténtelo de nuevo, por favor.',
  'page.closed.title.too_slow': 'Tardó un poco más de lo permitido',
  'page.closed.too_slow':
    'El inicio de sesión tiene que terminar en menos de 15 minutos. Su buzón todavía no está conectado de nuevo.',
  'page.closed.still_missing':
    'Si todavía falta correo, vuelva {chat, select, slack {a Slack} teams {a Microsoft Teams} other {al chat}} y dígalo ahí.',
  'page.closed.new_link':
    'Si quiere un enlace nuevo, vuelva {chat, select, slack {a Slack} teams {a Microsoft Teams} other {al chat}} y escriba “reconectar”.',

  'page.trouble.title': 'Algo falló de nuestro lado',
  'page.trouble.text': 'Usted no hizo nada mal. Inténtelo de nuevo en un minuto.',
  'page.trouble.again': 'Si vuelve a pasar, regrese al chat y pida hablar con una persona, o escriba a {help}.',
  'page.too_many.title': 'Espere un minuto, por favor',
  'page.too_many.text':
    'Desde su red se abrieron muchísimas páginas a la vez, así que la dejamos descansar un momento. No se cambió nada y su enlace sigue funcionando.',
  'page.too_many.again': 'Abra esta página otra vez en un minuto.',
  'page.not_found.title': 'Aquí no hay nada',
  'page.not_found.text': 'Quizás se cortó una parte de la dirección.',
  'page.not_found.way': 'Para volver a conectar un buzón, regrese al chat y escriba “reconectar”.',
} satisfies Readonly<Record<PageMessageKey, string>>;
