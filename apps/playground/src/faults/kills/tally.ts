import type { Scene } from './journeys.ts';
import type { Lane } from './lane.ts';

/** What came of a journey. */
export interface Tally {
  /** Mails at support, by Message-ID. */
  readonly mails: number;
  /** Grants committed, as Aptly was told. */
  readonly commits: number;
  /** Faces on record. */
  readonly faces: number;
  /** Messages in the two people's private chats. */
  readonly messages: number;
  /** How often somebody had to do something twice, because nothing came of it. */
  readonly repeats: number;
}

export async function takeTally({ lane, run, dana, sam }: Scene, mailsBefore: number): Promise<Tally> {
  const people = Object.values(run.players).flatMap(({ slack, teams }) => [slack.id, teams.aadObjectId]);
  return {
    mails: mailsSince(lane, mailsBefore),
    commits: commitsOf(lane, run.inboxId),
    faces: await facesOf(lane, people),
    messages: dana.hears().length + sam.hears().length,
    repeats: dana.repeats() + sam.repeats(),
  };
}

/**
 * A mail that came twice under one Message-ID is one mail: that is how mail programs see it. The second may come as late
 * as in the next journey, where it is none of its mails.
 */
export function mailsSince({ product }: Lane, before: number): number {
  const names = product.world.mailbox.messages().map(({ messageId }) => messageId);
  const known = new Set(names.slice(0, before));
  return new Set(names.slice(before).filter((name) => !known.has(name))).size;
}

export function commitsOf({ product }: Lane, inboxId: string): number {
  const heard = product.world.aptly.heard();
  return heard.filter(({ type, data }) => type === 'inbox.reconnected' && data['inbox'] === inboxId).length;
}

async function facesOf({ storage }: Lane, people: readonly string[]): Promise<number> {
  let faces = 0;
  for await (const { partition } of storage.scan('feedback/')) {
    if (people.some((id) => partition.endsWith(`:${encodeURIComponent(id)}`))) faces += 1;
  }
  return faces;
}
