export interface ProcessFigures {
  readonly atSeconds: number;
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

/** What the server says of its own process. */
export async function readProcessFigures(url: string): Promise<ProcessFigures> {
  const response = await fetch(`${url}/metrics`);
  const text = await response.text();
  return {
    atSeconds: performance.now() / 1000,
    cpuSeconds: figure(text, "process_cpu_seconds_total"),
    residentBytes: figure(text, "process_resident_memory_bytes"),
  };
}

function figure(text: string, name: string): number {
  const [, value] = new RegExp(`^${name} (\\S+)$`, "m").exec(text) ?? [];
  if (value === undefined) throw new Error(`The server has no figure ${name}.`);
  return Number(value);
}
