import { type News, readNews } from '@reconnect/audit';
import type { Storage } from '@reconnect/storage';

const atOnce = 100;

/**
 * Hands over every piece of news until `before`, the oldest first, then takes its mark off. In this order: who dies in
 * between has left the mark, and the next sweep hands the same over under the same id. Resolves with how many.
 */
export async function sweepNews(
  storage: Storage,
  before: number,
  handOver: (news: News) => Promise<unknown>,
): Promise<number> {
  let swept = 0;
  for (;;) {
    const found = await readNews(storage, before, atOnce);
    for (const news of found) {
      await handOver(news);
      // Stale: another process swept it just now.
      await storage.commit(news.partition, [news.unmark]);
    }
    swept += found.length;
    if (found.length < atOnce) return swept;
  }
}
