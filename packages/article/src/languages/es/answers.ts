import type { AnswerMessageKey } from '../en/answers.ts';

/** The same answers in Spanish. */
export const answers = {
  'about.privacy':
    'No leo sus mensajes. Solo compruebo si Aptly sigue teniendo acceso a su correo y si llegan correos nuevos. Aptly usa el acceso que usted le da para sincronizar su buzón.',
  'about.safety':
    'Es seguro: volver a conectar renueva la conexión entre Aptly y su correo y no causa ningún daño. Usted inicia sesión en la página de su propio proveedor de correo.',
  'about.settings':
    'No se pierde nada: su correo se queda donde está y la configuración de su buzón no cambia. Para volver a conectar no hace falta desconectar primero.',
  'about.recurrence':
    'Vuelve a pasar cuando algo cambia otra vez: una contraseña nueva, nuevas reglas para iniciar sesión en Google o Microsoft, o un uso muy elevado. De vez en cuando una conexión también necesita renovarse sin que usted haya hecho nada. Ayuda volver a conectar justo después de cambiar la contraseña y tener pocas aplicaciones más en el buzón.',
  'about.limits':
    'Tanto Gmail como Outlook limitan cuánto se puede usar un buzón; las cifras están en sus propias páginas. Muchas aplicaciones conectadas, o muchos mensajes enviados de una vez, pueden agotar ese límite. Entonces ayuda quitar otras aplicaciones y esperar: la pausa puede tardar un rato en terminar.',
  'about.password':
    'Tenga a mano la contraseña de su cuenta de correo: con ella inicia sesión en la página de su proveedor de correo. Aptly no llega a verla, así que no la escriba aquí.',
  'about.duration':
    'Volver a conectar es iniciar sesión una vez; mi enlace para eso sirve durante 30 minutos. Después Aptly importa los correos que llegaron mientras tanto, y tarda más cuantos más sean. Si media hora después no aparece nada nuevo, dígamelo y lo reviso.',
  'about.duration.until': 'Hasta {time}, por lo menos: eso lo decide {provider}.',
  'about.duration.waiting': 'No puedo decir de antemano cuánto dura: depende de {provider}.',
  'about.duration.ours':
    'No puedo decir de antemano cuánto dura. La sincronización de Aptly lo intenta de nuevo por sí sola.',
  'about.duration.administrator':
    'Depende de su administrador. Cuando lo haya cambiado, dígamelo y revisaré de inmediato.',
  'about.duration.owner': 'Depende de la persona dueña del buzón. Funcionará de nuevo cuando ella inicie sesión.',
  'about.finding':
    'En Aptly, abra “Settings” abajo a la izquierda y luego “Personal Inbox” en “My Settings”. Haga clic en su buzón: “Reconnect” aparece en su configuración, a la derecha.',
  'about.saving':
    'Después de “Save”, vuelva a cargar la página en su navegador. Es el último paso: el buzón queda conectado y deberían aparecer correos nuevos. Si no es así, dígamelo y lo reviso.',
  'about.forgotten':
    'No puedo restablecerla: es la contraseña de su cuenta de correo. En la página de inicio de sesión de su proveedor de correo puede elegir una nueva; en una empresa también puede ayudar su administrador. Después vuelva a conectar el buzón con la contraseña nueva.',
  'about.disconnecting':
    '“Reconnect” renueva la conexión que ya existe, y la configuración de su buzón no cambia. “Disconnect” la termina, y después hay que conectar el buzón de nuevo. Eso solo hace falta en casos raros, cuando volver a conectar no basta.',
  'about.undoing':
    'Un buzón que se desconectó en Aptly se conecta de nuevo allí: abra “Settings” abajo a la izquierda y luego “Personal Inbox” en “My Settings”.',
  'about.missed':
    'Los correos que llegaron a su buzón mientras tanto siguen ahí, en su proveedor de correo. Después de volver a conectar, Aptly los importa, y aquí le cuento lo que sepa de eso.',
  'about.colleagues':
    'Solo la persona dueña de un buzón puede volver a conectarlo. Inicia sesión una vez, y con eso basta para todas las personas que lo usan. Cualquier otro buzón tiene su propia conexión, y su dueña o dueño también puede escribirme.',
  'about.permissions':
    'Mi enlace pide a su proveedor de correo lo que Aptly ya tenía permitido, para que nada deje de funcionar: en todos los casos, leer sus correos; cambiarlos o enviarlos, solo si Aptly ya podía. El proveedor muestra qué se pide antes de que usted acepte; en su cuenta se ve qué más ha permitido.',
  'about.postponing':
    'Hágalo cuando le convenga; yo no puedo recordárselo. Hasta entonces puede que no aparezcan correos nuevos en Aptly; esperan en su buzón. Un enlace sirve durante 30 minutos: pídame uno nuevo cuando tenga tiempo.',
  'about.postponing.over': 'No puedo recordárselo, pero escríbame cuando le convenga.',
  'about.forwarding':
    'No puedo escribirle a su administrador. Hasta ahora no encontré nada que solo él pueda cambiar; si lo encuentro, le doy a usted una nota para él.',
  'about.forwarding.note':
    'No puedo escribirle a su administrador. Reenvíele esta nota; dice qué hay que cambiar y dónde:',
  'about.steps':
    'En Aptly: 1. Abra “Settings” abajo a la izquierda. 2. En “My Settings”, vaya a “Personal Inbox”. 3. Haga clic en su buzón. 4. Haga clic en “Reconnect”. 5. Inicie sesión. 6. Haga clic en “Save”. 7. Vuelva a cargar la página en su navegador.',
  'about.administrator':
    'No sé cómo se llama. Es quien se ocupa de las cuentas de correo de su organización: muchas veces el departamento de informática, o la persona que preparó su correo del trabajo.',
  'about.administrator.note':
    'No sé cómo se llama. Es quien se ocupa de las cuentas de correo de su organización: muchas veces el departamento de informática, o la persona que preparó su correo del trabajo. Esta nota es para esa persona:',
  'about.being_administrator':
    'Es bueno saber que usted se encarga de la administración. Hasta ahora no encontré nada que solo se pueda cambiar desde ahí.',
  'about.being_administrator.note':
    'Si usted se encarga de la administración, puede cambiarlo por su cuenta. Esta nota dice qué hay que cambiar y dónde:',
  'about.anyway': 'Sí, puede hacerlo: volver a conectar no causa ningún daño.',
  'about.anyway.no': 'Mejor no: iniciar sesión otra vez no cambia lo que lo impide.',
  'about.apps':
    'Las que ya no necesite, de todas las aplicaciones que leen o envían su correo. En su cuenta de su proveedor de correo se ve qué aplicaciones tienen acceso, y ahí puede quitarlas. Aptly tiene que quedarse.',
  'about.device':
    'Mi enlace se abre en un navegador, también en un teléfono; no tiene que ser Chrome. Los pasos en Aptly están pensados para una computadora.',
  'about.single_sign_on':
    'Con el inicio de sesión único, usted inicia sesión en una página de su propia empresa. Si su empresa la tiene, el inicio de sesión le lleva ahí por sí solo.',
  'about.code':
    'Su proveedor de correo pide ese código para comprobar que es usted. Búsquelo en su teléfono o en su aplicación de verificación y escríbalo en la página de su proveedor, nunca aquí. Si no le llega, elija ahí otra forma de iniciar sesión o pregunte a su administrador.',
  'about.support_time': 'Una persona de soporte contesta cuando se le envía su caso. No sé cuánto tarda.',
  'about.urgency':
    'Es tan urgente como lo sean sus correos. Lo que llega a su buzón se queda ahí, y puede leerlo en su proveedor de correo; solo en Aptly puede no aparecer hasta que esto se resuelva.',
  'about.next.check': 'También puedo revisar su buzón.',
  'about.next.inbox': 'De vuelta a {address}: {finding}.',
  'about.next.wait': 'En este momento, volver a conectar no ayudaría.',
  'about.next.administrator':
    'Solo un administrador de su organización puede cambiarlo; mi nota para él está más arriba.',
  'about.next.step': 'De vuelta al paso {number} de {of}: {step}',

  'glad.text': '¡Qué bueno! Escríbame siempre que su buzón le dé problemas.',
  'sorry.text': 'Siento que algo no funcione. Puedo revisar su buzón.',
} satisfies Readonly<Record<AnswerMessageKey, string>>;
