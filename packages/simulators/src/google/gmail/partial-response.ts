import type { Request } from 'express';
import { queryOf } from '../../provider/door.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * What the request's `fields` (`messages/id,nextPageToken`) leaves of an answer; all of it without one. Paths only, and a name
 * that does not exist leaves nothing, where Google answers 400.
 */
export function partialResponse(request: Request, whole: Json): Json {
  const fields = queryOf(request).get('fields');
  if (fields === null) return whole;
  return pick(
    whole,
    fields.split(',').map((path) => path.split('/')),
  );
}

function pick(whole: Json, paths: readonly (readonly string[])[]): Json {
  const kept = Object.entries(whole).flatMap(([name, value]) => {
    const rests = paths.filter(([first]) => first === name).map(([, ...rest]) => rest);
    return rests.length === 0 ? [] : [[name, rests.some(isEmpty) ? value : within(value, rests)] as const];
  });
  return Object.fromEntries(kept);
}

function within(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (Array.isArray(value)) return value.map((item) => within(item, paths));
  return typeof value === 'object' && value !== null ? pick({ ...value }, paths) : undefined;
}

const isEmpty = (path: readonly string[]) => path.length === 0;
