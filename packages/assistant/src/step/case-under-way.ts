import type { Deed, Pending } from '../conversation/deeds.ts';

type Opening = Extract<Deed, { type: 'openCase' }>;

const isOpening = (deed: Deed): deed is Opening => deed.type === 'openCase';

/** Without contents it is about whatever the conversation is about, as earlier releases had it. */
function isSameCase({ params: { contents: one } }: Opening, { params: { contents: other } }: Opening): boolean {
  return one === undefined || other === undefined || one.inbox?.id === other.inbox?.id;
}

/** A second wish for a case that is under way: its number answers this wish, too. */
export function isUnderWay(deed: Deed, pending: readonly Pending[]): boolean {
  return isOpening(deed) && pending.some((one) => isOpening(one.deed) && isSameCase(deed, one.deed));
}

/** A case under way with what the person has added since. An attempt that is running now no longer takes it in. */
export function broughtUpToDate(pending: Pending, wishes: readonly Deed[]): Pending {
  const { deed } = pending;
  if (!isOpening(deed)) return pending;
  const latest = wishes.findLast((wish) => isOpening(wish) && isSameCase(wish, deed));
  return latest === undefined ? pending : { ...pending, deed: latest };
}
