/** Short answers to what people ask beside the cause, after the article, and the way back to their inbox. */
export const answers = {
  'about.privacy':
    'I do not read your messages. I only check whether Aptly still has access to your mail and whether new mail arrives. Aptly itself uses the access you give it to sync your inbox.',
  'about.safety':
    'It is safe: a reconnect renews the connection between Aptly and your mail and does no harm. You sign in on the page of your mail provider itself.',
  'about.settings':
    'Nothing is lost: your mail stays where it is, and your inbox settings stay as they are. For a reconnect you do not have to disconnect first.',
  'about.recurrence':
    'It comes back when something changes again: a new password, new sign-in rules at Google or Microsoft, or very heavy use. Now and then a connection also needs a refresh for no reason of yours. It helps to reconnect right after a new password, and to keep few other apps on the inbox.',
  'about.limits':
    'Gmail and Outlook both limit how much an inbox may be used; their own pages have the numbers. Many connected apps, or many messages sent at once, can use that up. Then it helps to remove other apps and to wait: it can take a while until the pause ends.',
  'about.password':
    'For the sign-in, have the password of your mail account ready: you enter it on the page of your mail provider. Aptly does not get to see it, so please do not write it here.',
  'about.duration':
    'A reconnect is one sign-in; my link for it works for 30 minutes. Afterwards Aptly imports the mail that came in meanwhile; the more there is, the longer that takes. If nothing new shows half an hour later, tell me and I look into it.',
  'about.duration.until': 'At least until {time}: that is up to {provider}.',
  'about.duration.waiting': 'How long it lasts I cannot say beforehand: that is up to {provider}.',
  'about.duration.ours': 'How long it lasts I cannot say beforehand. Aptly’s own sync tries again by itself.',
  'about.duration.administrator':
    'That is up to your administrator. Once they have changed it, tell me: then I check again right away.',
  'about.duration.owner': 'That is up to the owner of the inbox. It works again once they have signed in.',
  'about.finding':
    'In Aptly, open Settings in the bottom left, then Personal Inbox under My Settings. Click your inbox: Reconnect is among its settings on the right.',
  'about.saving':
    'After Save, refresh your browser. That is the last step: the inbox is connected again then, and new mail should start to show. If it does not, tell me and I look into it.',
  'about.forgotten':
    'I cannot reset it: it is the password of your mail account. The sign-in page of your mail provider lets you choose a new one; in a company, its administrator can help, too. Then reconnect the inbox with the new password.',
  'about.disconnecting':
    'Reconnect renews the connection that is there, and your inbox settings stay. Disconnect ends it, so the inbox has to be connected anew afterwards. That is needed only in rare cases, when a reconnect is not enough.',
  'about.undoing':
    'An inbox that was disconnected in Aptly is connected again there: open Settings in the bottom left, then Personal Inbox under My Settings.',
  'about.missed':
    'Mail that reached your mailbox in the meantime is still there, at your mail provider. After a reconnect Aptly imports it, and I tell you here what I hear of that.',
  'about.colleagues':
    'Only the owner of an inbox can reconnect it. They sign in once, and that is enough for everybody who uses it. Any other inbox has a connection of its own; whoever owns it can write to me, too.',
  'about.permissions':
    'My link asks your mail provider for what Aptly was allowed before, so that nothing stops working: always to read your mail, and to change or send any only where Aptly already could. The provider shows what is asked before you agree; your account there shows what else you have allowed.',
  'about.postponing':
    'Do it whenever it suits you; I cannot remind you. Until then new mail may not show in Aptly; it waits in your mailbox. A link works for 30 minutes, so ask me for a new one when you are ready.',
  'about.postponing.over': 'I cannot remind you, but you can write to me whenever it suits you.',
  'about.forwarding':
    'I cannot write to your administrator. I have found nothing so far that only they can change; if I do, I give you a note for them.',
  'about.forwarding.note':
    'I cannot write to your administrator. Please forward them this note; it says what to change, and where:',
  'about.steps':
    'In Aptly: 1. Open Settings in the bottom left. 2. Under My Settings, go to Personal Inbox. 3. Click your inbox. 4. Click Reconnect. 5. Sign in. 6. Click Save. 7. Refresh your browser.',
  'about.administrator':
    'I do not know their name. It is whoever looks after the mail accounts of your organization: often the IT department, or the person who set up your work mail.',
  'about.administrator.note':
    'I do not know their name. It is whoever looks after the mail accounts of your organization: often the IT department, or the person who set up your work mail. This note is for them:',
  'about.being_administrator':
    'Good to know that you are the administrator. I have found nothing so far that only an administrator can change.',
  'about.being_administrator.note':
    'As you are the administrator, you can change it yourself. This note says what to change, and where:',
  'about.anyway': 'Yes, you can: a reconnect does no harm.',
  'about.anyway.no': 'Better not: a new sign-in does not change what is in the way.',
  'about.apps':
    'Those that you no longer need, of all the apps that read or send your mail. Your account at your mail provider shows which apps have access, and lets you remove them there. Aptly has to stay.',
  'about.device':
    'My link opens in a browser, on a phone, too; it does not have to be Chrome. The steps in Aptly are written for a computer.',
  'about.single_sign_on':
    'With single sign-on you sign in on a page of your own company. If your company has one, the sign-in takes you there by itself.',
  'about.code':
    'Your mail provider asks for that code to make sure that it is you. Look for it on your phone or in your sign-in app, and type it on their page, never here. If none comes, choose another way to sign in there, or ask your administrator.',
  'about.support_time':
    'A person at support answers once your case is sent to them. I do not know how long that takes.',
  'about.urgency':
    'It is as urgent as your mail is. What reaches your mailbox stays there, and you can read it at your mail provider; only in Aptly it may not show until this is solved.',
  'about.next.check': 'I can check your inbox for you, too.',
  'about.next.inbox': 'Back to {address}: {finding}.',
  'about.next.wait': 'Just now a reconnect would not help.',
  'about.next.administrator':
    'Only an administrator of your organization can change that; my note for them is further up.',
  'about.next.step': 'Back to step {number} of {of}: {step}',

  'glad.text': 'Good to hear! Write to me any time your inbox gives you trouble.',
  'sorry.text': 'I’m sorry if something is not working. I can look at your inbox.',
} as const;

export type AnswerMessageKey = keyof typeof answers;
