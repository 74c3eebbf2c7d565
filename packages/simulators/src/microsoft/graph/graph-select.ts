type Json = Readonly<Record<string, unknown>>;

/** What `$select` leaves of an entity; all of it without one. Messages and folders tell their `id` even so, hence all do here. */
export function selected(query: URLSearchParams, whole: Json): Json {
  const wanted = query
    .get('$select')
    ?.split(',')
    .map((property) => property.trim());
  if (wanted === undefined) return whole;
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name === 'id' || wanted.includes(name)));
}
