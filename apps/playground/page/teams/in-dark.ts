/** The card with the pictures it has for dark screens, as Teams chooses them; Microsoft's renderer does not know them yet. */
export function inDark(content: object): object {
  return JSON.parse(JSON.stringify(content), (_key, value) => {
    const url = value?.themedUrls?.find(({ theme }: { readonly theme?: unknown }) => theme === 'Dark')?.url;
    return url === undefined ? value : { ...value, url };
  });
}
