/** Close enough to the end to follow it, in pixels. */
const near = 120;
/** What stays visible above a long message, in pixels. */
const margin = 12;

/** Keeps the newest message of a log in view, as long as the reader has not scrolled away from it. */
export interface Follower {
  /** Something was added or changed. */
  keepUp(): void;
  toEnd(): void;
}

/** Goes to the end of the log, or to the beginning of the last message where that is longer than the log is high. */
export function createFollower(log: HTMLElement, list: HTMLElement): Follower {
  let placedAt = 0;
  let follows = true;
  const toEnd = () => {
    const last = list.lastElementChild;
    const start = last instanceof HTMLElement ? last.offsetTop - list.offsetTop - margin : 0;
    log.scrollTop = Math.min(log.scrollHeight - log.clientHeight, Math.max(0, start));
    placedAt = log.scrollTop;
    follows = true;
  };
  const keepUp = () => {
    if (follows) toEnd();
  };
  log.addEventListener('scroll', () => {
    // A pane that is hidden has no height, and says nothing about its reader.
    if (log.clientHeight === 0) return;
    const left = log.scrollHeight - log.scrollTop - log.clientHeight;
    follows = left < near || Math.abs(log.scrollTop - placedAt) < 2;
  });
  new ResizeObserver(keepUp).observe(log);
  return { keepUp, toEnd };
}
