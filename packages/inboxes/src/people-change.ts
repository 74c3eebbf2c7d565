import type { InboxRecord } from './records.ts';

type People = Pick<InboxRecord, 'ownerEmail' | 'memberEmails'>;

/** Whether an inbox has another owner, and how many members came and went: enough to ask Aptly, and nobody's address. */
export type PeopleChange = {
  readonly owner: 'same' | 'other';
  readonly members_added: number;
  readonly members_removed: number;
};

/** Undefined where the same people are told again, in whichever order and case. */
export function peopleChange(before: People, after: People): PeopleChange | undefined {
  const [old, next] = [membersOf(before), membersOf(after)];
  const change: PeopleChange = {
    owner: before.ownerEmail.toLowerCase() === after.ownerEmail.toLowerCase() ? 'same' : 'other',
    members_added: newIn(next, old),
    members_removed: newIn(old, next),
  };
  return change.owner === 'same' && change.members_added + change.members_removed === 0 ? undefined : change;
}

const membersOf = ({ memberEmails }: People) => new Set(memberEmails.map((email) => email.toLowerCase()));

const newIn = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  [...some].filter((email) => !others.has(email)).length;
