/** Resident memory of the process that serves `url`, as it says itself. */
export async function residentMegabytes(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const [, bytes] = /^process_resident_memory_bytes(?:\{[^}]*\})? (\S+)/m.exec(metrics) ?? [];
  if (bytes === undefined) throw new Error('The process does not say how much memory it has.');
  return Number(bytes) / 1024 / 1024;
}
