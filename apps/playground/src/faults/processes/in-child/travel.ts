/**
 * Loaded into a process of the product before the product itself (`node --import`): its clock is ahead of the machine's by
 * `?ahead=MS`, and by what it is told later. So a lease that takes half a minute runs out when the test says so, and
 * nobody waits for it. The product knows nothing of it.
 */
let ahead = Number(new URL(import.meta.url).searchParams.get('ahead') ?? 0);
const machine = globalThis.Date;
const now = () => machine.now() + ahead;

globalThis.Date = new Proxy(machine, {
  construct: (target, given: readonly unknown[], made) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  get: (target, name, self) => (name === 'now' ? now : Reflect.get(target, name, self)),
});

process.on('message', (message) => {
  if (typeof message === 'object' && message !== null && 'ahead' in message) ahead = Number(message.ahead);
});
// Whoever only listens to this must be able to end; and nobody outlives the test, for which `exit` is too polite: it waits
// for threads that may wait for it.
process.channel?.unref();
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
