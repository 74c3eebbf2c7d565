/** Thrown by a handler whose job can never succeed: it goes to the dead letters at once. */
export class GiveUp extends Error {
  override readonly name = 'GiveUp';
}
