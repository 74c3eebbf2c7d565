/**
 * What a verdict means, in words a property manager understands; what is promised, or handed over, is said beside it. One entry
 * a meaning, shared by the rules of both providers; `{provider}` stands for Google or Microsoft.
 */
export const explanations = {
  'access.withdrawn':
    '{provider} no longer lets Aptly into this mailbox. A reconnect opens it again; nothing in your inbox changes.',
  'access.ended':
    '{provider} no longer accepts the permission Aptly had for this mailbox. Reconnecting once puts that right.',
  'access.refused':
    '{provider} refused to open this mailbox for Aptly and did not say exactly why, most often because a permission is missing. Reconnecting asks for it again.',
  'access.password-changed':
    'The password of this mailbox seems to have changed, and {provider} then asks for a new sign-in. Reconnect with the new password.',
  'access.new-password-wanted':
    '{provider} wants a new password for this account. Set one with {provider} first, then reconnect.',
  'access.unused': 'The connection was not used for so long that {provider} let it end. Reconnecting starts it again.',
  'access.too-many':
    'This account was connected so often that {provider} quietly dropped the oldest connection. Reconnecting once makes a fresh one.',
  'access.sign-in-lasts':
    'Your organization makes people sign in again after a set time, and that time is over. Sign in again by reconnecting; an administrator can make it last longer.',
  'access.stronger-sign-in':
    'Your organization now asks for an extra step at sign-in. Reconnect and complete that step.',
  'access.sign-in-again':
    '{provider} wants you to sign in again, or to choose which account is meant. Reconnect and pick the account of this mailbox.',
  'access.start-again':
    'That sign-in took too long or was used already, so it no longer counts. Start the reconnect again.',
  'access.consent-missing':
    '{provider} has no agreement on record that lets Aptly read this mailbox. Reconnect and accept what is asked.',
  'access.never-given': 'Aptly holds no permission to read this mailbox at {provider}. Reconnecting asks you for it.',
  'access.permission-missing':
    'Aptly has some access to this account, but not the permission to read its mail. Reconnect and allow everything that {provider} asks about.',
  'access.declined':
    'The request was cancelled or declined on the page of {provider}. You can start the reconnect again whenever you like.',
  'access.wrong-account':
    'A different account was used than the one this mailbox belongs to. Reconnect and choose the account of this mailbox.',
  'access.protection-program':
    'Extra protection on this account keeps most apps, Aptly among them, out of its mail. Signing in again does not help; our support team can tell you what does.',
  'access.app-not-allowed':
    'The administrator of your organization has to allow Aptly before it can read this mailbox.',
  'access.admin-asked': 'A request to allow Aptly went to your administrator. Once it is approved, reconnect.',
  'access.not-assigned': 'Your administrator has to add you to the people who may use Aptly.',
  'access.policy-blocks': 'A security rule of your organization keeps Aptly out of this mailbox.',
  'access.device-required':
    'Your organization only lets its own managed devices in, and Aptly does not run on one. Your administrator has to make an exception.',
  'access.place-blocked':
    'Your organization only allows certain networks, and the one of Aptly is not among them. Your administrator can add it.',
  'access.at-risk': '{provider} sees this account as at risk and blocks it until an administrator clears it.',
  'inbox.removed':
    'This inbox was taken out of Aptly, so there is nothing left to check. Ask whoever looks after Aptly in your organization why it was removed; they can add it again, and a person at support can help.',
  'mailbox.deleted':
    'This account was deleted at {provider}. Your administrator may be able to restore it; until then there is nothing to connect to.',
  'mailbox.disabled':
    'This account is switched off or closed at {provider}. Your administrator can turn it on again, then reconnect.',
  'mailbox.missing':
    '{provider} finds no mailbox under this address any more. Ask your administrator whether it was renamed or removed.',
  'mailbox.not-enabled':
    'The account exists, but it has no mailbox that Aptly could read, often because mail or its license is switched off. Your administrator can turn it on.',
  'mailbox.organisation-closed':
    'Your organization’s account at {provider} is closed, blocked or without the needed subscription. Your administrator has to sort that out with {provider}.',
  'mailbox.locked': 'The account is locked for a short while after too many wrong sign-ins. It opens by itself.',
  'mailbox.suspended':
    '{provider} has restricted this account until its owner confirms it is theirs. Sign in at {provider} and follow the instructions there, then disconnect the inbox and connect it anew.',
  'mailbox.moving': '{provider} is moving this mailbox to another place right now. It comes back by itself.',
  'mailbox.set-aside': '{provider} has set this mailbox aside for repair. It normally comes back within hours.',
  'mailbox.full': 'This mailbox is full. Delete some mail and empty the trash, so that new messages can come in again.',
  'limit.too-fast':
    '{provider} has slowed this mailbox down because much was asked of it in a short time. It recovers by itself.',
  'limit.paused': '{provider} has paused this mailbox because of high usage. It opens again by itself.',
  'limit.sending':
    'This mailbox has reached the number of messages {provider} lets it send. Send less for now; the limit is lifted within a day.',
  'limit.traffic':
    'More mail went in and out of this mailbox in a day than {provider} allows. Remove connected apps you do not need; it opens again within a day.',
  'limit.at-once':
    'Too many requests reached this mailbox at the same moment. Removing other connected apps helps; syncing goes on by itself.',
  'limit.connected-apps':
    'Too many connections are open on this mailbox. Remove connected apps you no longer need, then syncing can go on.',
  'limit.sender-blocked':
    '{provider} stopped this mailbox from sending because it looked like a source of spam. An administrator has to release it.',
  'limit.sign-ins': '{provider} limits how often sign-ins are allowed at the moment. That passes by itself.',
  'limit.ours': '{provider} limits Aptly as a whole for the moment, not your mailbox. That passes by itself.',
  'refresh.token':
    'The short-lived key to this mailbox ran out, which is normal. Aptly renews it by itself and tries again.',
  'refresh.cursor': 'Aptly lost its place in this mailbox. It starts reading anew and catches up by itself.',
  'refresh.notifications-ended':
    'The new-mail notifications from {provider} have ended. Aptly switches them on again and catches up by itself.',
  'refresh.notifications-soon': 'The new-mail notifications from {provider} end soon. Aptly renews them by itself.',
  'refresh.notifications-silent':
    '{provider} did not announce some new mail. Aptly catches up and sets the new-mail notifications up anew.',
  'refresh.notifications-refused':
    '{provider} lets Aptly in and this mailbox can be read, but {provider} does not switch the new-mail notifications on. So new mail does not reach Aptly.',
  'refresh.confirm': '{provider} asks Aptly to confirm the new-mail notifications. That happens by itself.',
  'outage.provider': '{provider} has a fault at its end right now. It passes by itself.',
  'outage.notifications':
    '{provider} has trouble announcing new mail right now. This mailbox can be read; new mail only reaches Aptly later than usual.',
  'outage.sign-in': 'The sign-in service of {provider} has a fault right now. It passes by itself.',
  'outage.mailbox-store': '{provider} itself cannot reach this mailbox right now. That passes by itself.',
  'outage.line': 'Aptly could not reach {provider} just now.',
  'outage.slow': '{provider} did not answer in time.',
  'outage.cut-off': 'The answer from {provider} did not arrive whole.',
  'outage.shared':
    '{provider} has trouble with many mailboxes right now, not just yours, so we did not bother it with one more check. It passes by itself.',
  'outage.unconfirmed':
    'We asked {provider} about this mailbox and got no proper answer. Most likely {provider} has trouble at its end, which passes by itself.',
  'ours.settings': 'Something is set up wrong on our side, not in your mailbox. Our support team has to repair it.',
  'ours.request': 'Aptly asked {provider} in a way it does not accept. That is ours to repair; your mailbox is fine.',
  'ours.network':
    'Something on Aptly’s own network stood between us and {provider}. Our support team has to look at it; your mailbox is fine.',
  'ours.clock':
    'The clock or a certificate on Aptly’s side seems to be wrong. Our support team has to repair it; your mailbox is fine.',
  'ours.testing':
    'Aptly’s own registration at {provider} is not finished, so {provider} does not let this account stay connected. Our support team has to repair that; you did nothing wrong.',
  'ours.notifications':
    'The new-mail notifications cannot be delivered because of something on Aptly’s side. Our support team has to look at it; your mail is safe.',
  'sync.failed':
    '{provider} lets us in and this mailbox can be read, but Aptly’s own sync says that it could not fetch mail. A reconnect would not help.',
  'sync.tries-anew':
    '{provider} lets us in and this mailbox can be read, but Aptly’s own sync could not fetch mail when it last tried. It has been set up anew since, and its next try shows whether that helped.',
  'sync.ours':
    '{provider} lets us in and this mailbox can be read, but Aptly’s own sync is set up wrong on our side and could not fetch mail. Our support team has to repair it; a reconnect would not help.',
  'healthy.ok': '{provider} answers normally, so the connection itself works.',
  'healthy.notifications':
    'The new-mail notifications from {provider} are on. A few quiet days are normal for a mailbox with little mail.',
  'healthy.item-gone':
    'One message was moved, changed or deleted in the meantime, which is normal. The connection itself works.',
  'healthy.one-message': 'One message could not be handled as it was. The connection itself works.',
  'healthy.send-as':
    'Reading works; only sending under that other address is not allowed. An administrator can permit it.',
  'healthy.limit-near':
    'The connection works. {provider} signals that much of its limit is used, so fewer connected apps would help.',
  unknown: 'The answer from {provider} does not tell us what is wrong.',
} as const;

export type ExplanationKey = keyof typeof explanations;
