/** Whose turn it is, or when it will be somebody's (milliseconds since 1970; undefined: nobody waits). */
export type Turn = { readonly workspace: string } | { readonly nobodyUntil: number | undefined };

/**
 * A queue in which workspaces take turns, and within one whoever came first is first. However many people one customer
 * sends, another customer's next person comes after one of theirs.
 */
export interface Turns<Place> {
  size(): number;
  join(workspace: string, place: Place): void;
  next(now: number): Turn;
  /** Takes out the first of a workspace, which then goes behind the others. */
  take(workspace: string): Place | undefined;
  /** Passes a workspace over until a time, or (left out) all of them. */
  rest(until: number, workspace?: string): void;
  /** Everybody with the number they will be served as, if nobody rests; 1 is next. */
  numbered(): Iterable<readonly [Place, number]>;
  /** Takes everybody out. */
  clear(): readonly Place[];
}

export function createTurns<Place>(): Turns<Place> {
  /** In the order of their turns; none is empty. */
  const queues = new Map<string, Place[]>();
  const resting = new Map<string, number>();
  let allRestUntil = 0;
  let size = 0;

  function* numbered() {
    let number = 0;
    for (let round = 0; number < size; round += 1) {
      for (const queue of queues.values()) {
        const place = queue[round];
        if (place === undefined) continue;
        number += 1;
        yield [place, number] as const;
      }
    }
  }

  return {
    size: () => size,
    join(workspace, place) {
      const queue = queues.get(workspace);
      if (queue === undefined) queues.set(workspace, [place]);
      else queue.push(place);
      size += 1;
    },
    next(now) {
      if (size === 0) return { nobodyUntil: undefined };
      if (allRestUntil > now) return { nobodyUntil: allRestUntil };
      let earliest = Number.POSITIVE_INFINITY;
      for (const workspace of queues.keys()) {
        const until = resting.get(workspace) ?? 0;
        if (until <= now) return { workspace };
        earliest = Math.min(earliest, until);
      }
      return { nobodyUntil: earliest };
    },
    take(workspace) {
      const queue = queues.get(workspace) ?? [];
      const place = queue.shift();
      queues.delete(workspace);
      resting.delete(workspace);
      if (queue.length > 0) queues.set(workspace, queue);
      if (place !== undefined) size -= 1;
      return place;
    },
    rest(until, workspace) {
      if (workspace === undefined) allRestUntil = until;
      else resting.set(workspace, until);
    },
    numbered,
    clear() {
      const places = [...queues.values()].flat();
      queues.clear();
      resting.clear();
      size = 0;
      return places;
    },
  };
}
