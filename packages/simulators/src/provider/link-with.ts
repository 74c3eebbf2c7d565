/** The same request again, a step further; relative, so that it holds under any prefix. */
export function linkWith(query: URLSearchParams, changes: Readonly<Record<string, string>>, without?: string): string {
  const next = new URLSearchParams(query);
  if (without !== undefined) next.delete(without);
  for (const [name, value] of Object.entries(changes)) next.set(name, value);
  return `?${next}`;
}
