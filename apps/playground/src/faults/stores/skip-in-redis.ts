import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * Moves a Redis forward in time: what it would have let expire meanwhile is gone, and BullMQ's jobs in hand are noted as
 * perhaps stalled, as the workers of other processes would have done by then.
 */
const source = `
local ms = tonumber(ARGV[1])
for _, key in ipairs(redis.call('KEYS', '*')) do
  local left = redis.call('PTTL', key)
  if left > 0 then redis.call('PEXPIRE', key, math.max(left - ms, 1)) end
  local queue = string.match(key, '^(bull:.+):active$')
  if queue then
    for _, job in ipairs(redis.call('LRANGE', key, 0, -1)) do redis.call('SADD', queue .. ':stalled', job) end
  end
end
return 'skipped'
`;

export async function skipInRedis(url: string, ms: number): Promise<void> {
  const words = ['EVAL', source, '0', String(ms)];
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(`*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  if (!answer.toString().includes('skipped')) throw new Error(`Redis did not move on: ${answer.toString()}`);
}
