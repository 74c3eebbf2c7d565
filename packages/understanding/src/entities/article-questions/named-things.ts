import { phrases } from '@reconnect/phrases';

export const mails = phrases`email | emails | mail | mails | message | messages`;
export const correos = phrases`correo | correos | mensaje | mensajes | email | emails`;

export const administrator = phrases`admin | admins | administrator | administrators`;
export const administrador = phrases`admin | administrador | administradora`;

export const password = phrases`password | passwords`;
export const access = phrases`access | permission | permissions`;
export const acceso = phrases`acceso | permiso | permisos`;
