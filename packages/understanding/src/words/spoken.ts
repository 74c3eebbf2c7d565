/** What an emoji or a smiley says. */
const spokenSigns: Readonly<Record<string, string>> = {
  '<good>': '👍👌✅✔☑💯🎉🤩😀😃😄🙌🥳👏💪🆗⭐🌟',
  '<bad>': '👎❌🚫😞😡😠🙅🤬😤☹🙁😒🙄😕😟😣😩😫',
  '<thanks>': '🙏❤💙💜💚🧡💛🖤💕💖💗😍🥰😘🤗💐🙇',
  '<wave>': '👋',
  '<smile>': '😊🙂☺😁😉😇',
  '<sad>': '😭💀😢😥😱',
  '<stop>': '✋🛑❎🖐',
  '<again>': '🔄🔁⏮↩⏪🔃',
  '<link>': '🔗',
  '<help>': '🆘❓❔🤔',
  '<person>': '🙋👩👨🧑📞☎🤙',
  '<wait>': '⏳⌛⏰',
};

const shortcodes: Readonly<Record<string, string>> = {
  ':thumbsup:': '<good>',
  ':+1:': '<good>',
  '+1': '<good>',
  ':white_check_mark:': '<good>',
  ':heavy_check_mark:': '<good>',
  ':ok_hand:': '<good>',
  ':tada:': '<good>',
  ':star-struck:': '<good>',
  ':100:': '<good>',
  ':raised_hands:': '<good>',
  ':thumbsdown:': '<bad>',
  ':-1:': '<bad>',
  '-1': '<bad>',
  ':x:': '<bad>',
  ':disappointed:': '<bad>',
  ':angry:': '<bad>',
  ':rage:': '<bad>',
  ':no_entry_sign:': '<bad>',
  ':(': '<bad>',
  ':-(': '<bad>',
  ':pray:': '<thanks>',
  ':heart:': '<thanks>',
  '<3': '<thanks>',
  ':wave:': '<wave>',
  ':)': '<smile>',
  ':-)': '<smile>',
  ':smile:': '<smile>',
  ':slightly_smiling_face:': '<smile>',
  ':sos:': '<help>',
  ':question:': '<help>',
  ':raised_hand:': '<stop>',
  ':octagonal_sign:': '<stop>',
  ':link:': '<link>',
};

const signs = new Map<string, string>(Object.entries(shortcodes));
for (const [meaning, emoji] of Object.entries(spokenSigns)) for (const sign of emoji) signs.set(sign, meaning);

/** A sign as a word of its own: `<good>` for 👍; `<emoji>` for one that says nothing here. */
export function spokenSign(sign: string): string {
  return signs.get(sign) ?? '<emoji>';
}
