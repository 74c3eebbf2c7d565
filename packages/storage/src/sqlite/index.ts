/** Storage in one file, for the processes of one machine. */
export { openSqliteStorage } from './sqlite-storage.ts';
