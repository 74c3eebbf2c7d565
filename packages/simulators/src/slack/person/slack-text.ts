/** What Slack makes of what a person types: the three characters escaped, addresses and links in angle brackets. */
export function typed(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/\bhttps?:\/\/[^\s|]+/g, (link) => `<${link}>`)
    .replaceAll(/(?<![/\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, (address) => `<mailto:${address}|${address}>`);
}
