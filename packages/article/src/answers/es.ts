import type { AnswerMessageKey } from './en.ts';

/** The same answers in Spanish. */
export const spanishAnswers = {
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
  'about.next.check': 'También puedo revisar su buzón.',
  'about.next.inbox': 'De vuelta a {address}: {finding}.',
  'about.next.wait': 'En este momento, volver a conectar no ayudaría.',

  'glad.text': '¡Qué bueno! Escríbame siempre que su buzón le dé problemas.',
  'sorry.text': 'Siento que algo no funcione. Puedo revisar su buzón.',
} satisfies Readonly<Record<AnswerMessageKey, string>>;
