import { ErrorReply } from 'redis';

/** For how long a replica is kept to, in milliseconds: one that the address goes on leading to is left no more often. */
const breather = 1_000;

/**
 * Gives what is to be told of every problem. A master that was made a replica keeps its connections and refuses all
 * writes; `comeAnew` leads to its successor, once the address does.
 */
export function leaveReplica(comeAnew: () => void): (problem: unknown) => void {
  let isLeaving = false;
  return (problem) => {
    if (isLeaving || !isOfReplica(problem)) return;
    isLeaving = true;
    setTimeout(() => {
      isLeaving = false;
      comeAnew();
    }, breather).unref();
  };
}

/** The first word of a refusal belongs to the protocol. */
function isOfReplica(problem: unknown): boolean {
  return problem instanceof ErrorReply && /^READONLY\b/.test(problem.message);
}
