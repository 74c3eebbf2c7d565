const another =
  / (my|our|the|mi|el|la|nuestr[oa]) (other|otr[oa]) (\w+ ){0,2}(inbox|mailbox|account|mail|email|address|one|gmail|outlook|buzon|cuenta|correo|bandeja) | (mi|el|la)? ?otr[oa] (buzon|cuenta|correo|bandeja) /;

/** Whether another inbox is meant than the one that was spoken of. */
export function isOtherInbox(words: readonly string[]): boolean {
  return another.test(` ${words.filter((word) => word !== '?').join(' ')} `);
}
