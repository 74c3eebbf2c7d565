import type { HomeMessageKey } from '../en/home.ts';

/** The same in Spanish. */
export const home = {
  'home.title': 'Sus buzones',
  'home.none':
    '{known, select, yes {No conozco ningún buzón en Aptly para {email}.} other {Aquí no puedo ver su correo electrónico.}} Escríbame si tiene otra dirección, o pida hablar con una persona.',
  'home.inbox': '{address} (en {mailbox})',
  'home.state.fine': 'Conectado',
  'home.state.disconnected': 'Desconectado',
  'home.state.not_connected': 'Sin conectar con Aptly',
  'home.state.trouble': 'Necesita atención: {cause}',
  'home.sign_in': 'El correo volverá a llegar cuando usted inicie sesión. Puedo enviarle un enlace.',
  'home.owner_only': 'El correo volverá a llegar cuando la persona dueña inicie sesión. Puedo pedírselo por usted.',
  'home.owner_unreachable':
    'El correo volverá a llegar cuando la persona dueña inicie sesión. No pude escribirle, así que pídale que me escriba.',
  'home.wait': 'Por ahora no tiene que hacer nada. Volver a conectar no ayudaría.',
  'home.recheck': 'Revisaré otra vez hacia {time} y le escribiré.',
  'home.administrator': 'Solo un administrador puede cambiarlo. Puedo darle una nota para reenviar.',
  'home.support': 'Una persona de soporte puede resolverlo.',
  'home.more':
    '{count, plural, one {Hay un buzón más.} other {Hay # buzones más.}} Escríbame la dirección del que le interesa.',
  'home.cases': 'Sus casos con soporte',
  'home.case.open': 'Con soporte desde: {time}',
  'home.case.closed': 'Cerrado (abierto: {time})',
  'home.check': 'Revisar ahora',
  'home.continues.slack': 'Lo que elija aquí continúa en la pestaña Mensajes.',

  'form.close': 'Cancelar',
  'form.empty': 'Primero escriba algo, por favor.',
  'form.unopened': 'No pude abrir la ventana. Escríbalo aquí, por favor: yo lo envío.',

  'work.checking': 'está revisando su buzón…',
  'work.title': 'Su buzón de {mailbox}',

  'install.title.done': 'La aplicación está instalada',
  'install.text.done': 'Ábrala en Slack y escríbale. Puede cerrar esta página.',
  'install.title.cancelled': 'No se instaló nada',
  'install.text.cancelled': 'Usted canceló en Slack. Para intentarlo de nuevo, abra otra vez el enlace de Aptly.',
  'install.title.link_expired': 'Este enlace ya no es válido',
  'install.text.link_expired': 'Pida un enlace nuevo en Aptly y ábralo enseguida.',
  'install.title.link_forged': 'Este enlace no funciona',
  'install.text.link_forged': 'Pida un enlace en Aptly y ábralo tal como está.',
  'install.title.start_again': 'Esta página ya no se puede usar',
  'install.text.start_again':
    'Se abrió en otro navegador, por segunda vez o demasiado tarde. Si la aplicación aún no está en su Slack, abra otra vez el enlace de Aptly.',
  'install.title.other_workspace': 'Este Slack pertenece a otra cuenta',
  'install.text.other_workspace':
    'La aplicación ya está instalada ahí para otra cuenta de Aptly. No se cambió nada. Primero quite la aplicación de ese Slack y luego abra otra vez el enlace de Aptly.',
  'install.title.too_many': 'Espere un minuto, por favor',
  'install.text.too_many':
    'Desde su red llegaron muchísimas solicitudes a la vez. No se instaló nada. Abra esta página otra vez en un minuto.',
  'install.title.failed': 'Eso no funcionó',
  'install.text.failed': 'Algo salió mal antes de que pudiéramos terminar. Abra otra vez el enlace de Aptly.',

  'command.status': 'estado',
  'command.reconnect': 'reconectar',
  'command.help': 'ayuda',
  'command.inboxes': 'mis buzones',
  'command.usage':
    'Puede escribir:\n{name} estado: reviso su buzón.\n{name} reconectar: le ayudo a volver a conectarlo.\n{name} ayuda: muestra esta lista.\nO escríbame un mensaje directo, con sus propias palabras.',
} satisfies Readonly<Record<HomeMessageKey, string>>;
