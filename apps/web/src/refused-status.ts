/** The status that Express and its parsers give what they refuse, 400 to 499; undefined for whatever is no fault of the asker. */
export function refusedStatus(error: unknown): number | undefined {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
