import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inside, openSlackBench, type SlackBench } from '../slack-bench.ts';

let bench: SlackBench;
beforeEach(async () => {
  bench = await openSlackBench();
});
afterEach(() => bench.close());

const field = {
  type: 'input',
  block_id: 'words',
  label: { type: 'plain_text', text: 'What happened?' },
  element: { type: 'plain_text_input', action_id: 'words' },
};

async function openModal() {
  await bench.ana.uses('check');
  const [title, submit] = ['Note', 'Send'].map((text) => ({ type: 'plain_text', text }));
  const view = { type: 'modal', callback_id: 'note', title, submit, blocks: [field] };
  await bench.call('views.open', { trigger_id: bench.app.heard[0]?.said['trigger_id'], view });
  const modal = bench.slack.world.modalsOf(bench.ana.id).at(0);
  if (modal === undefined) expect.fail('no modal');
  return modal;
}

describe('somebody in Slack', () => {
  it('uses a shortcut from the menu, and on a message, of which the app is told', async () => {
    const { message } = await bench.ana.mentions(bench.slack.channel('general'), 'hello');
    await bench.ana.uses('check');
    await bench.ana.uses('help', message);
    expect(bench.app.heard.slice(1).map(({ said }) => said)).toMatchObject([
      { type: 'shortcut', callback_id: 'check', user: { id: bench.ana.id } },
      { type: 'message_action', callback_id: 'help', message: { ts: message.ts }, channel: { id: message.channel } },
    ]);
  });

  it('sends a window with what was written in it, and it closes', async () => {
    const modal = await openModal();
    await bench.ana.submits(modal, { words: 'It stopped.' });
    expect(inside(bench.app.heard[1]?.said, 'view', 'state', 'values', 'words', 'words', 'value')).toBe('It stopped.');
    expect(bench.slack.world.modalsOf(bench.ana.id)).toEqual([]);
  });

  const refusing = (block: string) => ({ response_action: 'errors', errors: { [block]: 'Please say more.' } });
  it.each([
    ['what is wrong with a field', refusing('words'), { words: 'Please say more.' }],
    ['nothing where the app names no field', refusing('wrods'), undefined],
    ['nothing where the app answers in words', 'Thanks!', undefined],
  ])('sees in a window that stays %s', async (_, answer, errors) => {
    const modal = await openModal();
    bench.app.answerWith((response) => void response.send(answer));
    expect((await bench.ana.submits(modal, { words: '' })).errors).toEqual(errors);
    expect(bench.slack.world.modalsOf(bench.ana.id)).toHaveLength(1);
  });

  it('closes a window, of which the app hears nothing', async () => {
    bench.ana.closes(await openModal());
    expect(bench.slack.world.modalsOf(bench.ana.id)).toEqual([]);
    expect(bench.app.heard).toHaveLength(1);
  });

  it('sees a Stop button only while the app says that it is at work', async () => {
    const { message } = await bench.ana.writes('hello');
    expect(() => bench.ana.stops(message.ts)).toThrow('no Stop button');
    const at = { channel_id: bench.ana.dm, thread_ts: message.ts };
    await bench.call('agents.sessions.setStatus', { ...at, status: 'processing' });
    await bench.ana.stops(message.ts);
    expect(bench.events().at(-1)).toMatchObject({ type: 'agent_session_stopped', thread_ts: message.ts });
  });
});
