import { type CommandParser, defineScript } from 'redis';
import type { PreparedWrite } from '../prepare-writes.ts';
import { dueKey, keysOf, type PartitionKeys, parseDueMember } from './keys.ts';

/**
 * How long after its expiry Redis itself drops a key, in milliseconds. It does so by its own clock and by time left, so
 * an injected clock may be years away, and readers never miss what by their clock is still there.
 */
const grace = 3_600_000;

export interface CommitArguments {
  readonly partition: string;
  readonly writes: readonly PreparedWrite[];
  readonly now: number;
}

/**
 * A record is the text `[version,expiresAt,"queue",value]`, of which Lua reads the head only: its JSON library would
 * turn `[]` into `{}`. `queue` is the one whose index the record is in, percent-encoded, or empty.
 * The index's key is made up here; that is allowed because it lies in the slot of the keys that are named.
 */
const commitSource = `
local now, grace, shard = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3]
local fields = 7

local function head(key)
  local text = redis.call('GET', key)
  if not text then return nil end
  local version, expires, queue = string.match(text, '^%[(%d+),(%d+),"([^"]*)",')
  return { version = version, expires = expires, queue = queue }
end
local function expired(expires)
  return expires ~= '0' and tonumber(expires) <= now
end
local function keep(key, expires)
  if expires == '0' then redis.call('PERSIST', key)
  else redis.call('PEXPIRE', key, string.format('%.0f', math.max(tonumber(expires) - now, 0) + grace)) end
end
local function unindex(found, place)
  if found and found.queue ~= '' then
    redis.call('ZREM', shard .. ':due:' .. found.queue, found.expires .. ':' .. place)
  end
end

local writes = {}
for i = 4, #ARGV, fields do
  local n = #writes
  writes[n + 1] = {
    record = KEYS[2 + 2 * n], log = KEYS[3 + 2 * n],
    kind = ARGV[i], place = ARGV[i + 1], expect = ARGV[i + 2], expires = ARGV[i + 3],
    queue = ARGV[i + 4], at = ARGV[i + 5], text = ARGV[i + 6],
  }
end

for _, write in ipairs(writes) do
  if write.expect ~= '' then
    local found = head(write.record)
    local version = (found and not expired(found.expires)) and found.version or '0'
    if version ~= write.expect then return false end
  end
end

local versions = {}
for i, write in ipairs(writes) do
  versions[i] = 0
  if write.kind == 'append' then
    local expires = redis.call('LINDEX', write.log, 0)
    if expires and expired(expires) then redis.call('DEL', write.log) end
    if expires and not expired(expires) then redis.call('LSET', write.log, 0, write.expires)
    else redis.call('RPUSH', write.log, write.expires) end
    redis.call('RPUSH', write.log, write.text)
    keep(write.log, write.expires)
  else
    unindex(head(write.record), write.place)
    if write.kind == 'put' then
      versions[i] = redis.call('INCR', KEYS[1])
      redis.call('SET', write.record, string.format('[%.0f,%s,"%s",', versions[i], write.expires, write.queue) .. write.text .. ']')
      if write.queue ~= '' then
        redis.call('ZADD', shard .. ':due:' .. write.queue, write.at, write.expires .. ':' .. write.place)
      end
      keep(write.record, write.expires)
    else
      redis.call('DEL', write.record, write.log)
    end
  end
end
return versions
`;

/** The inverse of the loop over ARGV in the script. */
function commitFields({ place }: PartitionKeys, write: PreparedWrite): string[] {
  const { kind, name } = write;
  const due = kind === 'put' ? write.due : undefined;
  return [
    kind,
    place(name),
    kind === 'append' ? '' : `${write.expect ?? ''}`,
    kind === 'remove' ? '0' : `${write.expiresAt ?? 0}`,
    due === undefined ? '' : encodeURIComponent(due.queue),
    `${due?.at ?? ''}`,
    kind === 'remove' ? '' : write.text,
  ];
}

const dueSource = `
local before, limit, now = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local found, offset = {}, 0
while offset < limit do
  local page = redis.call('ZRANGE', KEYS[1], '-inf', before, 'BYSCORE', 'LIMIT', offset, limit, 'WITHSCORES')
  if #page == 0 then break end
  for i = 1, #page, 2 do
    local expires = string.match(page[i], '^(%d+):')
    if expires ~= '0' and tonumber(expires) <= now then
      redis.call('ZREM', KEYS[1], page[i])
    else
      found[#found + 1] = page[i]
      found[#found + 1] = page[i + 1]
      offset = offset + 1
    end
  end
end
return found
`;

export interface DueArguments {
  readonly shard: string;
  readonly queue: string;
  readonly before: number;
  readonly limit: number;
  readonly now: number;
}

export const scripts = {
  /** The version that each write got, or `null` when an expectation did not hold. */
  commitWrites: defineScript({
    SCRIPT: commitSource,
    parseCommand(parser: CommandParser, { partition, writes, now }: CommitArguments) {
      const keys = keysOf(partition);
      parser.pushKeysLength([keys.version, ...writes.flatMap(({ name }) => [keys.record(name), keys.log(name)])]);
      parser.push(`${now}`, `${grace}`, keys.shard, ...writes.flatMap((write) => commitFields(keys, write)));
    },
    transformReply: (reply: number[] | null) => reply,
  }),

  /** What is due in one shard, the longest due first; drops from the index what has expired. */
  dueInShard: defineScript({
    SCRIPT: dueSource,
    NUMBER_OF_KEYS: 1,
    parseCommand(parser: CommandParser, { shard, queue, before, limit, now }: DueArguments) {
      parser.pushKey(dueKey(shard, queue));
      parser.push(`${before}`, `${limit}`, `${now}`);
    },
    transformReply: (reply: string[]) =>
      reply.flatMap((member, i) => {
        const at = reply[i + 1];
        if (i % 2 === 1 || at === undefined) return [];
        const { partition, name } = parseDueMember(member);
        return [{ partition, name, at: Number(at) }];
      }),
  }),
};
