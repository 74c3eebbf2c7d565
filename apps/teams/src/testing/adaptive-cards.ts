import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';

// Its ESM build cannot be imported by Node.
const { AdaptiveCard, HostConfig, SerializationContext } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof AdaptiveCards;

/** What Microsoft's own library finds wrong with a card; for tests. */
export function faultsOf(card: unknown): string[] {
  const context = new SerializationContext();
  const parsed = new AdaptiveCard();
  parsed.hostConfig = new HostConfig({ actions: { maxActions: 6 } });
  parsed.parse(card, context);
  const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...parsing, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
}
