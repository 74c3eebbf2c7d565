/**
 * Every sentence the assistant says, in ICU message format. Plain words, short sentences; the exact names of Aptly's
 * buttons and menus (Settings, My Settings, Personal Inbox, Reconnect, Save, Disconnect) are never translated.
 */
export const chat = {
  'welcome.title': '{known, select, yes {Hi {name}!} other {Hi!}}',
  'welcome.text':
    'I find out why an inbox stopped syncing with Aptly, and help you get it going again. What can I do for you?',
  'capabilities.text':
    'I look after inboxes that stopped syncing with Aptly. I can check what is wrong, send you a link to reconnect, walk you through the steps in Aptly, or pass you on to a person at support. I am an automated assistant.',
  'not_understood.text': 'I am not sure what you mean. I only look after inboxes that stopped syncing with Aptly.',
  'not_understood.likely': 'I am not sure what you mean. Is it one of these?',
  'stale.text': 'That step is already done. Please use the newest message, or just write what you need.',
  'youre_welcome.text': 'You’re welcome! Write to me any time your inbox gives you trouble.',
  'cancelled.text': 'All right, I’ve stopped. Write to me whenever you want to start again.',
  'stranger.text':
    'I can only look at inboxes for people who belong to this organization. For help, please write to {help}.',

  'which_inbox.title': 'Which inbox is it about?',
  'which_inbox.text': 'You have {count, plural, one {one inbox} other {# inboxes}} in Aptly.',
  'which_address.title': 'Which inbox is it about?',
  'which_address.text':
    '{known, select, yes {I know no inbox in Aptly for {email}.} other {I cannot see your e-mail address here.}} Please type the address of the inbox that stopped syncing.',
  'inbox_lost.text':
    '{known, select, yes {{address} is not among your inboxes in Aptly any more.} other {That inbox is not among yours in Aptly any more.}} I can no longer look at it or tell you how it is. If that is a mistake, ask me for a person at support. For another inbox, type its address.',
  'unknown_address.text':
    'I found no inbox with that address that you have access to. Please check the spelling and type it again, or let a person help you.',

  'checking.title': 'Checking {address}',
  'checking.in_line':
    'Many inboxes are affected right now. You are number {count, number} in line, about {minutes, number} min.',
  'checked.title': 'Checked {address}',
  'check.sign_in': 'Signing in at {provider}',
  'check.mailbox': 'Reading the mailbox',
  'check.notifications': 'New-mail notifications',
  'check.limits': 'Usage limits',
  'check.pending': 'checking',
  'check.passed': 'fine',
  'check.failed': 'a problem',
  'check.skipped': 'not checked',

  'cause.password_changed': 'Your password was changed',
  'cause.auth_settings_changed': 'Aptly no longer has access to your mail',
  'cause.throttled': '{mailbox} is slowing your inbox down',
  'cause.needs_refresh': 'Your connection needs a refresh',
  'cause.mailbox_unavailable': 'The mailbox is not available',
  'cause.provider_outage': '{provider} is not answering properly',
  'cause.app_misconfigured': 'This one is on us',
  'cause.healthy': 'The connection is fine',
  'cause.unknown': 'I cannot tell yet what is wrong',
  'cause.unconfirmed': '{provider} did not answer our check properly',
  'cause.never_given': 'Aptly has no access to your mail yet',
  'cause.removed': 'This inbox is no longer in Aptly',
  'cause.full': 'The mailbox is full',
  'cause.limits_aptly': '{provider} is slowing Aptly down',
  'cause.nothing_found': 'I find nothing wrong, yet mail is missing',
  'cause.late': 'New mail only reaches Aptly later than usual',
  'cause.blocked': 'A rule of your organization keeps Aptly out',
  'cause.likely.blocked': 'A rule of your organization probably keeps Aptly out',
  'cause.likely.password_changed': 'Your password was probably changed',
  'cause.likely.auth_settings_changed': 'Aptly probably no longer has access to your mail',
  'cause.likely.throttled': '{mailbox} is probably slowing your inbox down',
  'cause.likely.needs_refresh': 'Your connection probably needs a refresh',
  'cause.likely.mailbox_unavailable': 'The mailbox is probably not available',
  'cause.likely.provider_outage': '{provider} is probably having trouble',
  'cause.likely.app_misconfigured': 'This one is probably on us',
  'cause.likely.healthy': 'The connection looks fine',
  'cause.short.password_changed': 'a changed password',
  'cause.short.auth_settings_changed': 'sign-in settings that changed, or access that was taken back',
  'cause.short.throttled': 'a usage limit',
  'cause.short.needs_refresh': 'a connection that needs a refresh',
  'cause.short.mailbox_unavailable': 'a mailbox that is not available',
  'cause.short.provider_outage': 'trouble at {provider}',
  'cause.short.app_misconfigured': 'a fault on our side',
  'cause.short.healthy': 'nothing wrong at all',
  'cause.short.unknown': 'something else',
  also_possible: '{provider} does not tell us more. It could also be {causes}.',

  'advice.password_changed':
    'When a password changes, the mail provider ends the connections made with the old one. A reconnect gives Aptly permission again.',
  'advice.auth_settings_changed':
    'From time to time a mail provider, or a company, changes how people sign in, and connections made before that end. Most often a reconnect is all it takes.',
  'advice.rule':
    'A mail provider or an organization can set rules on which apps may open a mailbox. As long as such a rule stands, a reconnect would not help.',
  'advice.throttled':
    'Gmail and Outlook both limit how much an inbox may be used. Many connected apps, or many messages sent at once, can use that up, and the provider then pauses mail.',
  'advice.needs_refresh': 'Every now and then a connection just has to be renewed. That does no harm.',
  'advice.other': 'This is none of the four usual reasons why an inbox stops syncing.',

  'fact.answer': '{provider} answered',
  'fact.answer.value': '{code} ({time})',
  'fact.answer.none': 'nothing unusual ({time})',
  'fact.answer.unreadable': 'something I cannot make sense of ({time})',
  'fact.provider': '{provider}',
  'fact.sync': 'Aptly’s own sync said',
  'fact.sync.none': 'that it could not fetch mail ({time})',
  'fact.not_asked': 'was not asked ({time})',
  'fact.silent.slow': 'did not answer in time ({time})',
  'fact.silent.unreachable': 'could not be reached ({time})',
  'fact.silent.cut_off': 'broke off before answering ({time})',
  'fact.last_sync': 'Last mail in Aptly',
  'fact.last_sync.unknown': 'not known',
  'fact.checked': 'Checked',
  'fact.request': 'Request number',

  'offer.text': 'Press Reconnect and sign in to {provider} with {address}. Your inbox settings stay as they are.',
  'not_repaired.text': 'I tried to repair it from here, and that did not help.',
  'offer.healthy': 'Nothing is wrong at {provider}, but a reconnect renews the connection and does no harm.',
  'offer.full.title': 'Disconnect and fully reconnect',
  'offer.full.text':
    'In rare cases a simple reconnect is not enough. This link ends the old connection and makes a new one. Sign in with {address}.',
  'offer.link_ends':
    '{known, select, yes {The link works once, until {time}.} other {The link works once, for 30 minutes.}}',
  'offer.full.by_hand':
    'If you would rather do it in Aptly: under Personal Inbox, click Disconnect, then connect your inbox again.',

  'no_return.text':
    'Your sign-in at {provider} has not come through yet. If {provider} shows a page like “Access blocked” or “Need admin approval”, an administrator of your organization has to allow Aptly first: forward them the note below. Otherwise open the link again and finish the sign-in, or ask me for a new link.',
  'no_return.note':
    'Hello,\n\nThe inbox {address} can no longer sync with Aptly. {provider} may be keeping Aptly out until an administrator allows it.\n\nWhat to change: {setting}\nWhere: {where}\n{steps}\n\nApp: Aptly\nTime: {time}\n\nThank you!',

  'refused.title.wrong_account': 'That was another account',
  'refused.title.permission_missing': 'A permission is missing',
  'refused.title.cancelled': 'The sign-in was cancelled',
  'refused.title.not_working': 'Mail is still not coming through',
  'refused.wrong_account':
    'You signed in as {account}, but this inbox is {address}. It is not reconnected yet. Please try again and pick {address}.',
  'refused.wrong_account.alike':
    'That was another account, although its address looks alike. This inbox is {address}, and it is not reconnected yet. Please try again and pick exactly the account of this inbox.',
  'refused.permission_missing.google':
    'Something was left unticked: {permissions}. Without it Aptly cannot sync, so the inbox is not reconnected yet. Please try again and leave all boxes ticked.',
  'refused.permission_missing.microsoft':
    'Microsoft did not give Aptly everything it needs: {permissions}. Without it Aptly cannot sync, so the inbox is not reconnected yet. Please try again and accept what Microsoft asks. If that changes nothing, an administrator of your organization has to allow it.',
  'refused.cancelled':
    'The sign-in was cancelled, so the inbox is not reconnected yet. Here is a new link for when you are ready.',
  'refused.not_working': 'You signed in, but mail is still not coming through.',
  'permission.read_mail': 'reading your mail',
  'permission.offline': 'staying connected while you are away',

  'waiting.throttled':
    'Please do not reconnect: it would not help and can make the pause longer. What helps is to use the inbox less for a while: remove other apps that are connected to it, and hold off on messages to many people at once.',
  'waiting.outage': 'There is nothing you need to do. A reconnect would not help just now.',
  'waiting.seen': 'We have seen this in {count, plural, one {one inbox} other {# inboxes}} since {time}.',
  'waiting.until': 'It does not help to try again before {time}.',
  'waiting.promise': 'I will check again at {time} and tell you here.',
  'waiting.limits_page': '{mailbox}: limits explained',
  'waiting.status_page': '{provider}: service status',

  'administrator.text':
    'Only an administrator of your organization can change this. A reconnect would not help until then. Here is a note you can forward:',
  'administrator.note.title': 'Note for your administrator',
  'administrator.note':
    'Hello,\n\nThe {provider} inbox {address} can no longer sync with Aptly.\n\nWhat to change: {setting}\nWhere: {where}\n{steps}\n\nApp: Aptly (ID {app})\nProvider code: {code}\n{request, select, none {} other {Request ID: {request}\n}}{trace, select, none {} other {Trace ID: {trace}\n}}{correlation, select, none {} other {Correlation ID: {correlation}\n}}Time: {time}\n\nThank you!',
  'administrator.note.missing': 'not given',

  'owner_needed.text':
    'Only the owner of this inbox{known, select, yes { ({owner})} other {}} can sign in, and I could not write to them here. Please ask them to write to me. I will then send them a link of their own.',
  'owner_asked.text':
    'Only the owner of this inbox{known, select, yes { ({owner})} other {}} can sign in. I am passing your question on to them in private, and I will tell you here how it ends.',
  'owner_declined.title': 'Not now, the owner says',
  'owner_declined.text':
    'The owner of {address} would rather not sign in just now. You can talk to them, or a person at support can help you.',
  'owner_with_support.text':
    'The owner of {address} has taken this to support. There is nothing you need to do for now.',
  'owner_repaired.title': 'The inbox works again',
  'owner_repaired.reconnected': 'The owner has signed in again, and I checked that mail can be read.',
  'owner_repaired.healthy': 'I have checked the inbox again, and mail can be read.',
  'news_of_repair.text': '{address} works again: its owner has seen to it, and I checked that mail can be read.',
  'news_of_owner.unreachable':
    'I could not write to the owner of {address} here. Please ask them to write to me. I will then send them a link of their own.',
  'colleague_asked.text': '{known, select, yes {{name}} other {A colleague}} asked me about your inbox {address}.',
  'colleague_asked.since': 'No new mail has come in since {time}.',
  'colleague_asked.alone': 'Only you can sign in to it, so I am writing to you alone.',
  'colleague_waits.text':
    '{known, select, yes {{name}} other {A colleague}} asked me about {address}, too. I will tell them how it ends.',
  'colleague_asked_meanwhile.text':
    '{known, select, yes {{name}} other {A colleague}} asked me about your inbox {address}. We can look at it whenever you like.',
  'appeal_declined.text':
    'All right, not now. I will let whoever asked know. When you are ready to reconnect {address}, just write to me.',
  'restarting.text':
    'The mailbox can be read, but the new-mail notifications do not work as they should. I am starting them again. That takes a moment.',
  'restarting.place':
    'The mailbox can be read, but Aptly has lost its place in it. I am letting it find that again. That takes a moment.',
  'restarting.sync':
    'The mailbox can be read, but Aptly’s own sync says that it could not fetch mail. I am setting the sync up anew. That takes a moment.',
  'repaired.title': 'Repaired',
  'repaired.text':
    '{notifications, select, yes {New-mail notifications are running again and I could read the mailbox.} other {I could read the mailbox, and Aptly goes on from there.}} You did not have to do anything.',
  'repaired.ask': 'Is new mail showing in Aptly? If not, refresh your browser first.',
  'healthy.text':
    '{notifications, select, yes {{provider} let me in, the mailbox can be read and notifications are running.} other {{provider} let me in and the mailbox can be read.}}',
  'healthy.ask': 'Is new mail showing in Aptly? If not, refresh your browser first.',
  'unknown.text':
    'The answer from {provider} does not fit anything I know, so I will not guess. Shall I check once more?',
  'unknown.silent': 'I got no answer from {provider}, so I will not guess. Shall I check once more?',

  'reconnected.title': 'Mail flows again',
  'reconnected.text': 'Signed in as {account}. I could read the mailbox.',
  'reconnected.notifications': 'New-mail notifications were renewed.',
  'reconnected.missed':
    '{count, plural, =0 {No message arrived while the inbox was not syncing.} one {1 message arrived while the inbox was not syncing ({from}); Aptly is importing it.} other {# messages arrived while the inbox was not syncing ({from} to {to}); Aptly is importing them.}}',
  'reconnected.ask': 'Is new mail showing in Aptly? If not, refresh your browser first.',
  'imported.counted':
    '{count, plural, =0 {Aptly looked for new mail ({time}) and there was none to import.} one {Aptly has imported 1 message ({time}).} other {Aptly has imported # messages ({time}).}}',
  'imported.uncounted': 'Aptly has imported your mail ({time}).',
  'imported.up_to_date': '{known, select, yes {Your inbox} other {{address}}} is up to date.',

  'confirm_handoff.title': 'Shall I send this to support?',
  'confirm_handoff.asked': 'A person at support can take over.',
  'confirm_handoff.our_fault': 'You cannot repair this yourself, and you did nothing wrong. Support can.',
  'confirm_handoff.unknown_twice': 'I checked twice and still cannot tell what is wrong. A person should look at it.',
  'confirm_handoff.still_broken': 'We have tried what usually helps. A person should look at it now.',
  'confirm_handoff.still_limited': 'The limit is still there after several checks. A person should look at it now.',
  'confirm_handoff.no_inbox': 'I could not find the inbox. A person at support can.',
  'confirm_handoff.case_expired':
    'Your case was closed a while ago, so nothing more reaches support through it. I can open a new one. If you wrote something for support, please write it again: it goes along.',
  'confirm_handoff.unhappy': 'I’m sorry this did not help. A person at support can take over.',
  'confirm_handoff.what':
    'They receive your name and e-mail address{inbox, select, yes {, the inbox} other {}}{known, select, yes {, what I found, what we tried} other {}}{transcript, select, yes {, and this conversation} other {. They do not receive this conversation}}. They get no password and none of your mail. What you tell me now goes along as a note.',
  'confirm_handoff.only':
    'If you have just one inbox in Aptly, I am looking at it now. They receive it and what I find, too.',
  'confirm_handoff.note': 'Your note',
  'handoff_declined.text': 'All right, nothing was sent to support.',
  'handoff_declined.promise': 'I will still check again at {time} and tell you here.',
  'handoff_declined.offer': 'You can ask me for a person whenever you want one.',
  'handed_off.title': 'Sent to support',
  'handed_off.text':
    'Your case number is {number}. A person will answer you{known, select, yes { by e-mail at {email}} other {}}{here, select, yes {, and what they write appears here too} other {}}. Until then, whatever you write here goes to them. You can also write to {help}.',
  'case_status.text':
    'Your case {number} {known, select, yes {has been with support since {time}} other {is with support}}. A person will answer{mail, select, yes { by e-mail at {email}} other {}}{here, select, yes {, and what they write appears here too} other {}}. I do not know how long it will take. You can also write to {help} and mention the number.',
  'case_goes_on.text':
    'All right, I’ve stopped. Your case {number} is still with support, and what you write here goes to them. If everything works again, press the button or write “solved”: I then close the case.',
  'already_with_support.text': 'To add something, just write it here: I pass it on.',
  'passed_on.text': 'I have passed that on to support (case {number}). If you write more, it goes to them too.',
  'not_passed_on.text':
    'I did not pass on your last message to support. Too many of your messages are still waiting to be sent. This one stays in this chat, and support does not see it. The same may happen to what you write in the next ten minutes. After that, please write it again. You can also write to {help} and mention case {number}.',
  'sounds_solved.text': 'Is everything working again? Then press the button, and I close the case.',
  'support_answered.title': 'Support answered (case {number})',
  'support_answered.from': '{name} from support',
  'support_answered.attachments':
    '{count, plural, one {Attached to their e-mail: {names}.} other {Attached to their e-mail: {names}.}}',
  'answer_support.text': 'To answer, just write here. I pass it on.',
  'support_solved.text': 'Support has marked your case{known, select, yes { {number}} other {}} as solved.',
  'handoff_bounced.title': 'Your case did not reach support',
  'handoff_bounced.text':
    'I’m sorry: case {number} could not be delivered by e-mail, although I tried for a while. Please write to {help} yourself. Here is the whole case, ready to copy.',
  'handoff_bounced.retry': 'Shall I try to send it once more?',
  'form.note.title': 'Note for support',
  'form.note.label': 'What should support know?',
  'form.note.submit': 'Add the note',
  'form.answer.title': 'Answer support',
  'form.answer.label': 'Your answer',
  'form.answer.submit': 'Send',
  'handoff_failed.text':
    'I could not pass your case on just now. You can try again, or write to {help} yourself. Here is what to send them:',
  'handoff_failed.note.title': 'Text for {help}',
  'handoff_failed.note': 'Inbox: {address}\nWhat was found: {cause}\nProvider answer: {code}\nTime: {time}',

  'feedback.title': 'Did this answer your question?',
  'feedback.sad': 'No',
  'feedback.neutral': 'Partly',
  'feedback.happy': 'Yes',
  'feedback_thanks.text': 'Thank you! Write to me any time your inbox gives you trouble.',
  'feedback_partly.text': 'Thank you. What was missing?',
  'feedback_sorry.text': 'I’m sorry to hear that. A person at support can look at it. What went wrong?',
  'feedback_heard.text': 'Thank you for telling me. Would you like a person at support to look at it?',
  'shortfall.not_fixed': 'It is not fixed',
  'shortfall.too_slow': 'It took too long',
  'shortfall.hard_to_follow': 'It was hard to follow',
  'shortfall.other': 'Something else',

  'why.title': 'Why this happened',
  'why.before': 'When I checked before, I found: {found}.',
  'why.signed_in': 'Signing in again has put that right.',
  'why.fourth':
    'That is one of the four usual reasons: every now and then a part of the connection ends and has to be started again. You did nothing wrong.',
  'why.repaired':
    '{notifications, select, yes {I started what had stopped, and new-mail notifications from {provider} are running again.} other {I started what had stopped, and {provider} lets Aptly read the mailbox.}}',
  'why.unticked':
    'On Google’s page there is a box to tick for each thing that Aptly may do. If you see none there, a person at support can help.',
  'why.nothing_yet': 'I have not checked an inbox yet, so I cannot say. Shall I look?',
  'why.usual':
    'An inbox usually stops syncing for one of four reasons: the password was changed, the provider changed its sign-in settings, it limits a very busy inbox, or the connection needs a refresh. Reconnecting is safe: your inbox settings stay as they are.',
} as const;

export type ChatMessageKey = keyof typeof chat;
