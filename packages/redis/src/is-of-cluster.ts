import { ErrorReply } from 'redis';

/** Whether a Redis is a node of a cluster. A user who may not ask is taken to speak to one that stands alone. */
export async function isOfCluster(node: { info(section: string): Promise<string> }): Promise<boolean> {
  const told = await node.info('cluster').catch((problem: unknown) => {
    if (problem instanceof ErrorReply) return '';
    throw problem;
  });
  return /^cluster_enabled:1\r?$/m.test(told);
}
