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
  'about.next.check': 'I can check your inbox for you, too.',
  'about.next.inbox': 'Back to {address}: {finding}.',
  'about.next.wait': 'Just now a reconnect would not help.',

  'glad.text': 'Good to hear! Write to me any time your inbox gives you trouble.',
  'sorry.text': 'I’m sorry if something is not working. I can look at your inbox.',
} as const;

export type AnswerMessageKey = keyof typeof answers;
