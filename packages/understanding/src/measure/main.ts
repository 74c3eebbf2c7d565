import { performance } from 'node:perf_hooks';

const start = performance.now();
const { createUnderstanding } = await import('../create-understanding.ts');
const understand = createUnderstanding();
const loaded = performance.now();
understand('inbox stuck');
const opened = performance.now();

const { blindLines } = await import('../train/examples.ts');
const rounds = 20;
const times = Array.from({ length: rounds }, () => blindLines().map(({ text }) => timed(text)))
  .slice(1)
  .flat()
  .sort((a, b) => a - b);
const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(3);
console.log(`load ${(loaded - start).toFixed(1)} ms, first message ${(opened - loaded).toFixed(1)} ms`);
console.log(`a message: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms (${times.length} messages)`);

function timed(text: string): number {
  const before = performance.now();
  understand(text);
  return performance.now() - before;
}
