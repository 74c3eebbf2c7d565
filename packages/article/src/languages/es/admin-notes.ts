import type { AdminNoteText, AdminSetting } from '../en/admin-notes.ts';

/**
 * The notes in Spanish. The names of settings and menus stay as the consoles show them in English: that is what can be
 * searched for, and the note says so. `where` is given only where a menu path has words of ours in it.
 */
type AdminNoteWords = Pick<AdminNoteText, 'title' | 'steps'> & Partial<Pick<AdminNoteText, 'where'>>;

const reconnect = 'Pida a la persona que vuelva a conectar.';

export const adminNotes = {
  'google.app-access': {
    title: 'Permitir que Aptly lea Gmail',
    steps: [
      'Busque Aptly por su identificador de cliente, o agréguelo.',
      'Ponga su acceso en “Trusted”, o en “Limited” con Gmail permitido.',
      'En “Google services”, revise que Gmail no esté en “Restricted” para esta aplicación.',
      reconnect,
    ],
  },
  'google.session-control': {
    title: 'Exceptuar a Aptly del límite de tiempo de la sesión',
    steps: [
      'Marque “Exempt trusted apps”.',
      'Marque Aptly como “Trusted” en API controls > Manage app access.',
      reconnect,
    ],
  },
  'google.domain-delegation': {
    title: 'Autorizar el cliente de Aptly para el dominio',
    steps: [
      'Agregue o corrija la entrada del identificador de cliente de Aptly.',
      'Indique exactamente los alcances (scopes) que pide Aptly.',
      'Espere hasta un día para que el cambio tenga efecto.',
    ],
  },
  'google.gmail-service': {
    title: 'Activar Gmail para esta persona',
    steps: [
      'Active Gmail para la unidad organizativa de la persona.',
      'Revise que la persona tenga una licencia que incluya Gmail.',
      reconnect,
    ],
  },
  'google.account-state': {
    title: 'Restaurar o reactivar la cuenta',
    steps: [
      'Busque a la persona; una cuenta eliminada se puede restaurar durante 20 días en “Recently deleted”.',
      'Reactive o restaure la cuenta.',
      'Pida a la persona que inicie sesión una vez y que después vuelva a conectar.',
    ],
  },
  'google.organisation-policy': {
    title: 'Dejar que Aptly pase la política de la organización',
    where: 'admin.google.com > Security > Access and data control > Context-Aware Access (y también API controls)',
    steps: [
      'Busque la política que menciona el código de abajo.',
      'Exceptúe a Aptly, o permita Gmail para esta aplicación.',
      reconnect,
    ],
  },
  'microsoft.admin-consent': {
    title: 'Dar a Aptly el consentimiento de administrador',
    steps: [
      'Revise las solicitudes pendientes en Activity > Admin consent requests.',
      'Elija “Grant admin consent”.',
      reconnect,
    ],
  },
  'microsoft.user-assignment': {
    title: 'Asignar la persona a Aptly',
    steps: [
      'Agregue a la persona o a uno de sus grupos.',
      'O ponga “Assignment required” en “No”, en Properties.',
      reconnect,
    ],
  },
  'microsoft.conditional-access': {
    title: 'Exceptuar a Aptly de la política que lo bloquea',
    steps: [
      'Abra el inicio de sesión fallido de la persona en Sign-in logs (use los identificadores de abajo); la pestaña “Conditional Access” nombra la política.',
      'Excluya a Aptly de esa política, o ajuste sus condiciones de dispositivos y aplicaciones.',
      reconnect,
    ],
  },
  'microsoft.sign-in-frequency': {
    title: 'Dejar que la sesión dure más para Aptly',
    steps: [
      'Busque la política con una frecuencia de inicio de sesión que incluya a Aptly.',
      'Excluya a Aptly o alargue el plazo.',
    ],
  },
  'microsoft.location': {
    title: 'Permitir la red de Aptly',
    steps: [
      'Pida al soporte de Aptly las direcciones que usan sus servidores.',
      'Agréguelas como ubicación de confianza, o excluya a Aptly de la política de ubicaciones.',
      reconnect,
    ],
  },
  'microsoft.risk': {
    title: 'Resolver el riesgo de esta cuenta',
    steps: [
      'Revise a la persona y descarte o corrija el riesgo.',
      'Ayúdele a registrar un segundo paso de inicio de sesión si le falta.',
      reconnect,
    ],
  },
  'microsoft.cross-tenant': {
    title: 'Permitir el acceso entre las dos organizaciones',
    steps: [
      'Revise el acceso de entrada y de salida, y las restricciones de inquilino, para la organización que nombra el error.',
      'Permita Aptly ahí.',
      reconnect,
    ],
  },
  'microsoft.federation': {
    title: 'Revisar el inicio de sesión propio de la organización',
    steps: [
      'Revise que el servicio federado de inicio de sesión responda y que sus certificados sean válidos.',
      'Pida a la persona que inicie sesión en office.com; si eso también falla, el problema está en ese servicio.',
    ],
  },
  'microsoft.account-disabled': {
    title: 'Permitir que esta cuenta inicie sesión',
    where: 'entra.microsoft.com > Entra ID > Users > (la persona) > Properties > Settings',
    steps: ['Active “Account enabled”.', reconnect],
  },
  'microsoft.account-missing': {
    title: 'Restaurar la cuenta o indicarnos la nueva',
    steps: [
      'Una cuenta eliminada se puede restaurar durante 30 días.',
      'Si la dirección cambió de nombre, conecte la nueva en Aptly.',
    ],
  },
  'microsoft.licence': {
    title: 'Dar a la persona un buzón en línea',
    where: 'admin.microsoft.com > Users > Active users > (la persona) > Licenses and apps',
    steps: [
      'Asigne una licencia que incluya Exchange Online.',
      'Si el buzón está en sus propios servidores, Aptly solo puede leerlo cuando se haya movido a Exchange Online.',
      'Espere hasta un día y después pida a la persona que vuelva a conectar.',
    ],
  },
  'microsoft.organisation': {
    title: 'Reactivar la suscripción de la organización',
    steps: [
      'Revise que la suscripción que incluye Exchange Online esté activa.',
      'Revise que los servicios que nombra el error estén activados en entra.microsoft.com > Entra ID > Enterprise apps.',
    ],
  },
  'microsoft.unmanaged': {
    title: 'Hacerse cargo del directorio de la organización',
    steps: [
      'Elija convertirse en el administrador.',
      'Demuestre que el dominio es suyo con el registro DNS que Microsoft le muestra.',
      'Pida a la persona que vuelva a conectar.',
    ],
  },
  'microsoft.app-access-policy': {
    title: 'Dejar que Aptly entre en este buzón',
    steps: [
      'Busque la política que nombra el identificador de aplicación de Aptly.',
      'Agregue el buzón al grupo de la política, o quite la restricción.',
      'Si ninguna lo nombra, revise EwsApplicationAccessPolicy en Get-OrganizationConfig y en Get-CASMailbox.',
      'Espere una hora para que tenga efecto.',
    ],
  },
  'microsoft.blocked-sender': {
    title: 'Desbloquear el remitente',
    steps: ['Asegúrese de que nadie más haya entrado en la cuenta.', 'Elija el buzón y desbloquéelo.'],
  },
  'microsoft.send-as': {
    title: 'Permitir el envío con la otra dirección',
    where: 'admin.exchange.microsoft.com > Recipients > Mailboxes > (el otro buzón) > Delegation',
    steps: ['Agregue a la persona en “Send as” o en “Send on behalf”.'],
  },
} satisfies Readonly<Record<AdminSetting, AdminNoteWords>>;
