import { describe, expect, it } from 'vitest';
import { createMovableClock } from '../movable-clock.ts';
import { createFaultBoard } from './fault-board.ts';

const open = () => {
  const clock = createMovableClock(0);
  return { clock, board: createFaultBoard(clock) };
};

describe('The fault board', () => {
  it('holds one fault of each kind for an account', () => {
    const { board } = open();
    board.set('Ada@example.com', 'throttled');
    board.set('ada@example.com', 'wrong_account');
    board.set('ada@example.com', 'provider_down');
    board.set('ada@example.com', 'hang');
    expect(board.mailbox('ada@example.com')).toBe('provider_down');
    expect(board.consent('ada@example.com')).toBe('wrong_account');
    expect(board.transport('ada@example.com')).toBe('hang');
    expect(board.mailbox('bea@example.com')).toBeUndefined();
  });

  it('prefers the fault of the account to that of everybody', () => {
    const { board } = open();
    board.set('*', 'provider_down');
    board.set('ada@example.com', 'mailbox_gone');
    expect([board.mailbox('ada@example.com'), board.mailbox('bea@example.com'), board.mailbox(undefined)]).toEqual([
      'mailbox_gone',
      'provider_down',
      'provider_down',
    ]);
    board.set('ada@example.com', 'healthy');
    expect(board.mailbox('ada@example.com')).toBe('provider_down');
  });

  it('lets a throttle end after ten minutes', () => {
    const { board, clock } = open();
    board.set('ada@example.com', 'throttled');
    clock.advance(599_999);
    expect(board.throttledUntil('ada@example.com')).toBe(600_000);
    clock.advance(1);
    expect(board.mailbox('ada@example.com')).toBeUndefined();
    expect(board.throttledUntil('ada@example.com')).toBeUndefined();
  });
});
