/** BullMQ refuses colons in a queue's name and a job's id, and ids that look like numbers. */
export const queueName = (queue: string): string => encodeURIComponent(queue);

export const jobId = (id: string): string => `_${encodeURIComponent(id)}`;

export const idOf = (jobIdInRedis: string): string => decodeURIComponent(jobIdInRedis.slice(1));
