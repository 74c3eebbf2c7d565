const { NODE_COMPILE_CACHE: kept } = process.env;

/** For a process that is told its whole environment: where compiled code is kept (`tools/test.ts`), if it is. */
export const compileCache: Readonly<Record<string, string>> = kept === undefined ? {} : { NODE_COMPILE_CACHE: kept };
