/** More than these are not in daily use; whoever names ever new time zones only makes us begin anew. */
const most = 256;

/** Keeps `Intl`'s formats by what makes them different: making one takes a hundred times as long as using it. */
export function keepFormats<Format>(): (key: string, make: () => Format) => Format {
  const kept = new Map<string, Format>();
  return (key, make) => {
    if (kept.has(key)) return kept.get(key) as Format;
    const made = make();
    if (kept.size >= most) kept.clear();
    kept.set(key, made);
    return made;
  };
}
