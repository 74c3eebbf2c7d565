/** Storage that ends with the process, for tests and the playground. */
export { createMemoryStorage } from './memory-storage.ts';
