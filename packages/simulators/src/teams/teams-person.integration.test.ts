import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardMessage, openTeamsBench, type TeamsBench } from './teams-bench.ts';

describe('a simulated person in Teams', () => {
  let bench: TeamsBench;
  beforeEach(async () => {
    bench = await openTeamsBench();
  });
  afterEach(() => bench.close());

  const said = () => bench.bot.heard.map((one) => one.said);

  it('takes what is written into a field of a card that unfolds, and asks for it first where it is required', async () => {
    const field = { type: 'Input.Text', id: 'why', isRequired: true, errorMessage: 'Say why.', maxLength: 5 };
    const { data, ...go } = { type: 'Action.Execute', title: 'Go', verb: 'go', data: { sid: '1' } };
    const unfolds = {
      type: 'Action.ShowCard',
      title: 'Why?',
      card: { type: 'AdaptiveCard', body: [field], actions: [{ ...go, data }] },
    };
    const other = { type: 'Action.Execute', title: 'Never mind', verb: 'stop', data };
    await bench.connect(`POST conversations/${bench.ana.chat}/activities`, cardMessage({ actions: [unfolds, other] }));
    const [card] = bench.teams.world.activitiesSeenBy(bench.ana.id);
    expect(await bench.ana.presses(card!, 'Go', { inputs: { why: ' ' } })).toEqual({ asksFirst: 'Say why.' });
    expect(said()).toEqual([]);
    await bench.ana.presses(card!, 'Go', { inputs: { why: 'because' } });
    await bench.ana.presses(card!, 'Never mind');
    expect(said().map(({ value }) => (value as { action: { data: unknown } }).action.data)).toEqual([
      { sid: '1', why: 'becau' },
      { sid: '1' },
    ]);
    await expect(bench.ana.presses(card!, 'Never mind', { inputs: { why: 'x' } })).rejects.toThrow('no field');
  });

  it('asks by itself for the card of whoever a card names, and shows it to them alone', async () => {
    const ben = bench.teams.person({ name: 'Ben' });
    const general = bench.teams.channel('General');
    const action = { type: 'Action.Execute', title: 'Mine', verb: 'mine', data: {} };
    const refresh = { action, userIds: [bench.ana.id] };
    const own = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Yours' }] };
    const answer = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: own };
    bench.bot.answerWith((response) => void response.json(answer));
    await bench.connect(`POST conversations/${general}/activities`, cardMessage({ refresh }));
    const cardSeenBy = (id: string) => bench.teams.world.activitiesSeenBy(id)[0]?.attachments[0]?.content;
    await bench.teams.waitFor(() => JSON.stringify(cardSeenBy(bench.ana.id)).includes('Yours') || undefined);
    expect(cardSeenBy(bench.ana.id)).toEqual(own);
    expect(said()).toMatchObject([
      { type: 'invoke', from: { id: bench.ana.id }, value: { trigger: 'automatic', action } },
    ]);
    expect(cardSeenBy(ben.id)).toMatchObject({ refresh });
  });

  it('tells of a group chat, of what is edited in it and of reactions, and shows it to its people alone', async () => {
    const ben = bench.teams.person({ name: 'Ben' });
    const lunch = bench.teams.groupChat('lunch', [bench.ana.id]);
    const { activity } = await bench.ana.mentionsInGroupChat(lunch, 'hi');
    await bench.ana.edits(activity, 'hello');
    await bench.ana.reacts(activity, 'like');
    await bench.ana.addsTo(lunch);
    expect(said()).toMatchObject([
      { type: 'message', conversation: { id: lunch, conversationType: 'groupChat', isGroup: true } },
      { type: 'messageUpdate', id: activity.id, text: 'hello', channelData: { eventType: 'editMessage' } },
      { type: 'messageReaction', replyToId: activity.id, reactionsAdded: [{ type: 'like' }] },
      { type: 'conversationUpdate', membersAdded: [{ id: expect.stringMatching(/^28:/) }] },
      { type: 'conversationUpdate' },
      { type: 'installationUpdate', action: 'add', conversation: { id: lunch } },
    ]);
    expect(bench.teams.world.activitiesSeenBy(ben.id)).toEqual([]);
    expect(bench.teams.world.activitiesSeenBy(bench.ana.id)).toHaveLength(1);
  });
});
