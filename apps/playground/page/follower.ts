/** Close enough to the end to follow it, in pixels: less than a turn of the wheel. */
const near = 32;

/** Keeps the end of a log in view, where the newest message has its buttons, unless its reader has scrolled away from it. */
export interface Follower {
  /** Goes there, wherever the reader is. */
  toEnd(): void;
}

/** `list` is what grows in the log: by messages, and by pictures that arrive later than they. */
export function createFollower(log: HTMLElement, list: HTMLElement): Follower {
  let follows = true;
  /** Of the list, when we last looked at it. */
  let height = 0;
  const toEnd = () => {
    follows = true;
    log.scrollTop = log.scrollHeight;
  };
  log.addEventListener('scroll', () => {
    // The log scrolls by itself when its list becomes shorter or longer, and that says nothing of its reader.
    if (list.offsetHeight !== height) return;
    follows = log.scrollHeight - log.scrollTop - log.clientHeight < near;
  });
  const resized = new ResizeObserver(() => {
    height = list.offsetHeight;
    if (follows) toEnd();
  });
  resized.observe(log);
  resized.observe(list);
  return { toEnd };
}
