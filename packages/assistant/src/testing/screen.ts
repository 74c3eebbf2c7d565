import type { MessageRef, Reply } from '../channel.ts';

/** One person's chat, in which every message stays visible. */
export function createScreen() {
  const shown: Reply[] = [];
  const waiting = new Set<() => void>();
  return {
    replies: (): readonly Reply[] => shown,
    /** A message is known by its place; one that another process sent is not here, and its edit is a new message. */
    show(reply: Reply, replaces: MessageRef | undefined): number {
      const place = typeof replaces === 'number' && replaces < shown.length ? replaces : shown.length;
      shown[place] = reply;
      for (const wake of waiting) wake();
      return place;
    },
    /** Resolves with the newest message that fits, now or later. */
    async saw(fits: (reply: Reply) => boolean): Promise<Reply> {
      for (;;) {
        const found = shown.findLast(fits);
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
    },
  };
}

export type Screen = ReturnType<typeof createScreen>;

export const titled = (title: RegExp) => (reply: Reply) => title.test(reply.title ?? '');
export const saying = (words: RegExp) => (reply: Reply) => words.test(reply.summary);
export const offersLink = (reply: Reply) => reply.choices.some(({ url }) => url !== undefined);
