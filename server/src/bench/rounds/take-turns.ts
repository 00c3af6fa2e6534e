import type { Measure, Reading } from "./measure.js";

/** Readings by the measure's name, one per round. */
export type Samples = ReadonlyMap<string, readonly Reading[]>;

/**
 * The measures take turns, so that whatever else the machine does hits them alike, and each round begins
 * with another one. The round before the first only warms up.
 */
export async function takeTurns(measures: readonly Measure[], rounds: number): Promise<Samples> {
  const samples = new Map<string, Reading[]>(measures.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    const first = round % measures.length;
    for (const measure of [...measures.slice(first), ...measures.slice(0, first)]) {
      const reading = await measure.run();
      if (round > 0) samples.get(measure.name)?.push(reading);
      const name = round === 0 ? "warming up" : `round ${round} of ${rounds}`;
      process.stdout.write(`${name}: ${measure.label}: ${Math.round(reading.eventsPerSecond)}/s\n`);
    }
  }
  return samples;
}
