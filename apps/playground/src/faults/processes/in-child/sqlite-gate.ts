import { readSync, writeSync } from 'node:fs';
import { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * Loaded into a process of the product before the product itself (`node --import`): before and after each write to SQLite,
 * everything stands still until the test's process says "go on" through descriptor 3, or kills. SQLite lives within the
 * process, so this is the only place outside the product where a write can be seen.
 */
const channel = 3;
const word = Buffer.alloc(1);

const { exec } = DatabaseSync.prototype;
const { run, all } = StatementSync.prototype;
/** The conversation that the open transaction writes; there is one transaction at a time. */
let conversation: string | undefined;

function guarded<Result>(text: string | undefined, write: () => Result): Result {
  ask('before', text);
  const result = write();
  ask('after', text);
  return result;
}

function ask(phase: 'before' | 'after', text: string | undefined): void {
  writeSync(channel, `${JSON.stringify({ phase, text })}\n`);
  readSync(channel, word);
}

StatementSync.prototype.run = new Proxy(run, {
  apply(target, statement, values: readonly unknown[]) {
    const [, name, , text] = values;
    if (name === 'conversation' && typeof text === 'string') conversation = text;
    return Reflect.apply(target, statement, values);
  },
});

/** Jobs are written one statement at a time, which is a commit of its own. */
StatementSync.prototype.all = new Proxy(all, {
  apply(target, statement: StatementSync, values) {
    const carryOut = () => Reflect.apply(target, statement, values);
    return statement.sourceSQL.startsWith('INSERT INTO jobs') ? guarded(undefined, carryOut) : carryOut();
  },
});

DatabaseSync.prototype.exec = function (sql: string) {
  const text = conversation;
  if (sql === 'COMMIT' || sql === 'ROLLBACK') conversation = undefined;
  if (sql === 'COMMIT') guarded(text, () => exec.call(this, sql));
  else exec.call(this, sql);
};
