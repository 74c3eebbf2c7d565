import { expect, it } from 'vitest';
import { conversationKey } from '../conversation/conversation.ts';
import { rest } from '../testing/pass-time.ts';
import { dana, openWorld } from '../testing/scripted-world.ts';

it('who stops it waits for every deed of a step, also where the store failed one of them', async () => {
  const identified = Promise.withResolvers<void>();
  const world = openWorld();
  let asked = 0;
  let isAway = false;
  const storage: typeof world.storage = {
    ...world.storage,
    async commit(partition, writes) {
      if (isAway && partition === conversationKey(dana)) throw new Error('the store is away');
      return world.storage.commit(partition, writes);
    },
  };
  const channel = {
    async identify() {
      asked += 1;
      if (asked > 1) {
        isAway = true;
        await identified.promise;
      }
      return { email: 'dana@example.com', stranger: false };
    },
  };
  const { assistant, says } = openWorld({ storage, channel });
  let stopped = false;
  // The inboxes are looked up while the person is met, which the store fails.
  await says('why is my inbox not syncing');
  await rest();
  const stopping = assistant.stop().then(() => {
    stopped = true;
  });
  await rest();
  expect(stopped).toBe(false);
  isAway = false;
  identified.resolve();
  await stopping;
  expect(stopped).toBe(true);
});
