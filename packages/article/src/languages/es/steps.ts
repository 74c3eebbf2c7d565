import type { StepMessageKey } from '../en/steps.ts';

/** The same steps in Spanish. */
export const steps = {
  'step.title': 'Volver a conectar en Aptly',
  'step.open_settings': 'Haga clic en “Settings”, abajo a la izquierda en la ventana de Aptly.',
  'step.personal_inbox': 'En “My Settings”, haga clic en “Personal Inbox”.',
  'step.select_inbox':
    'Haga clic en el buzón que dejó de sincronizarse. Queda resaltado y su configuración aparece a la derecha.',
  'step.reconnect': 'Ahora haga clic en “Reconnect”. Se abre una ventana pequeña para iniciar sesión.',
  'step.sign_in': 'Inicie sesión en {provider} con {address} y acepte lo que le pida.',
  'step.save': 'De vuelta en Aptly, haga clic en “Save”.',
  'step.refresh_browser':
    'Vuelva a cargar la página en su navegador. Después pulse “Listo” y revisaré si el correo llega otra vez.',
  'step.hint.open_settings': 'Tenga a mano la contraseña de su cuenta de correo.',
  'step.hint.reconnect': '¿No se abre? Permita las ventanas emergentes para Aptly y haga clic en “Reconnect” otra vez.',
  'step.hint.sign_in':
    'Si su empresa tiene su propia página de inicio de sesión (inicio de sesión único), llegará a ella automáticamente.',
  'step.picture.open_settings': 'Aptly en una ventana del navegador. Un anillo rodea “Settings”, abajo a la izquierda.',
  'step.picture.personal_inbox': 'La página de configuración. Un anillo rodea “Personal Inbox”, en “My Settings”.',
  'step.picture.select_inbox':
    'La página “Personal Inbox”. Un anillo rodea el buzón en la lista. Su configuración está a la derecha.',
  'step.picture.reconnect':
    'La configuración del buzón. Un anillo rodea “Reconnect”. Al lado se abre una ventana pequeña.',
  'step.picture.sign_in':
    'La ventana pequeña con una dirección de correo, una contraseña y un botón rodeado por un anillo.',
  'step.picture.save':
    'La configuración del buzón. “Reconnect” tiene una marca de verificación. Un anillo rodea “Save”.',
  'step.picture.refresh_browser':
    'La parte superior del navegador. Un anillo rodea la flecha que recarga la página. Hay correo nuevo en la lista.',
  'stuck.text':
    'No hay problema. Puedo enviarle un enlace que hace lo mismo sin los pasos, o una persona puede ayudarle.',
} satisfies Readonly<Record<StepMessageKey, string>>;
