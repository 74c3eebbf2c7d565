/** What is said beside the script: of looks that were promised, of inboxes that were named, of what did not help. */
export const asides = {
  'will_look_again.text':
    'All right. {known, select, yes {I will check again at {time} and tell you here.} other {I will check again and tell you here.}}',
  'still_waiting.text':
    'I am watching it. {was, select, throttled {When I last looked, {mailbox} was still slowing your inbox down.} ours {When I last looked, Aptly’s own sync had not recovered yet.} other {When I last looked, the trouble at {provider} was not over yet.}}',
  'used_less.text': 'Thank you, that helps. It can take {provider} a while to notice that the inbox is used less.',
  'cancelled_looks.text':
    'All right, I’ve stopped. The check that I promised is off, too. Write to me whenever you want to start again.',
  'still_here.text': 'Hello! I am still here.',
  'cause.theirs.password_changed': 'The password of this inbox was changed',
  'cause.theirs.likely.password_changed': 'The password of this inbox was probably changed',
  'still_looking.text': 'I am looking at it right now, and I will tell you here what I find.',
  'looked_again.over':
    '{was, select, throttled {I checked {address} again, as promised. The limit is over: {provider} let me in and the mailbox can be read.} ours {I checked {address} again, as promised. Aptly’s own sync works again, and the mailbox can be read.} other {I checked {address} again, as promised. The trouble at {provider} is over: the mailbox can be read.}}',
  'looked_again.same':
    '{cause, select, throttled {I checked {address} again, as promised. {mailbox} is still slowing it down.} other {I checked {address} again, as promised. {provider} still does not answer properly.}}',
  'looked_again.no_more':
    'It has lasted through several checks, so I will not check again by myself. A person at support can look at it.',
  'looked_again.else':
    '{same, select, yes {I checked {address} again, as promised, and it still does not work. {found}.} other {I checked {address} again, as promised, and found something else. {found}.}}',
  'found_at_support.text': 'I have told support what I found: it goes along with your case {number}.',
  'looked_again.support': 'I have told support, too.',
  'not_yours.title': 'That is not one of your inboxes',
  'not_yours.text':
    'Among the inboxes in Aptly that you have access to there is no {address}. It may belong to somebody else, or be spelled differently. {count, plural, one {This one is yours:} other {These are yours:}}',
  'not_yours.word':
    'Among the inboxes in Aptly that you have access to, there is none that begins with “{word}@”. It may belong to somebody else, or have another address. {count, plural, one {This one is yours:} other {These are yours:}}',
  'only_one.text': 'I know of only one inbox of yours in Aptly. Is it about this one?',
  'importing.text':
    'Aptly is still importing your mail. That can take until {time}, and I will write to you if I hear that it is done sooner. If nothing new shows by then, refresh your browser and tell me: then I look into it.',
  'offer_declined.text':
    'All right. If the link is not for you, or did not help, I can show you the steps in Aptly, or a person at support can take over.{known, select, yes { The link stays good until {time}.} other {}}',
  'link_waits.text':
    'All right. Press “{button}” in the message above and sign in.{known, select, yes { The link is good until {time}.} other {}} If you have done that already, I can check again.',
  'which_account.text':
    'This inbox takes the account {address}, and no other.{known, select, yes { The last sign-in was with {account}.} other {}} If {provider} shows you another one, choose there to use a different account.',
  'which_account.without':
    'If you cannot sign in as {address}, ask whoever set it up for you, often the administrator of your organization. A person at support can help, too.',
  'administrator_waits.text':
    'All right. Once your administrator has changed it, press “{button}” or tell me, and I will check again.',
  'owner_waits.text':
    '{promised, select, yes {All right. I will tell you here how it ends.} soon {All right. I am trying to reach the owner, and I will tell you here what comes of it.} other {All right. Tell me when something has changed, and I will check again.}}',
  'owner_alone.text':
    'Only the owner can sign in. Please do not sign in for them, or with their password. {promised, select, yes {They have been asked, and I will tell you here how it ends. A person at support can help if they are away.} soon {I am trying to reach them, and I will tell you here what comes of it.} other {Please ask them to write to me. A person at support can help if they cannot.}}',
  'one_at_a_time.text':
    'I look at one inbox at a time, and begin with {address}. When that one is done, tell me which is next.',
  'write_it_here.text': 'Just write it here: I add your next message to what support gets.',
  'nothing_sent_yet.text':
    'Nothing has been sent to support yet. You do not have to send it, and it does no harm: I send it once you say yes. Then a person will answer, but I do not know how long it will take. You can also write to {help} yourself.',
  'cases.none': 'No case of yours is with support.',
  'cases.open': 'Case {number} has been with support since {time}. A person will answer.',
  'cases.closed': 'Case {number} was with support from {time} on and is closed now.',
  'cases.add':
    'What you write here goes to case {number}. To add something to another one, write to {help} and mention its number.',
  'same_again.text': 'I looked again, and it is still the same.',
  'offer.after_steps':
    'The steps did not bring the connection back. What is left is to sign in with the link here, or a person at support.',
  'healthy.over':
    '{was, select, throttled {The limit is over} ours {Aptly’s own sync works again} other {The trouble at {provider} is over}}',
  'confirm_handoff.still_out':
    'The trouble is still there after several checks over some hours. A person at support can look at it.',
  'confirm_handoff.none_listed':
    'Then it is none of the inboxes that I showed you. A person at support can look for it.',
  'confirm_handoff.withheld': '{provider} has not given Aptly everything it needs: {permissions}.',
  'administrator.permission':
    '{provider} has kept something back from Aptly again: {permissions}. Without it Aptly cannot sync. An administrator of your organization probably has to allow it. Here is a note you can forward:',
  'support_answered.wordless': '{speaker} sent an e-mail without any words.',
} as const;

export type AsideMessageKey = keyof typeof asides;
