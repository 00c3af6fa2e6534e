const HOURS = 24;
/** Fewer hours than a week's do not tell a rhythm. */
const ENOUGH_HOURS = 168;
/** The busiest hour of people's clients is at least so many times the quietest; programs are steadier. */
const PEAK_TO_TROUGH = 4;
const NIGHT = { from: 2, to: 6 } as const;

/** Requests of one client in one hour of a trace. */
export interface ClientHour {
  readonly client: string;
  /** Hours since the trace began, which was midnight where the clients live. */
  readonly hour: number;
  readonly requests: number;
}

/**
 * How busy people are in each hour of their day, 1 on average: the mean over the clients of a trace that
 * are led by people, each counting the same. Those sleep: their quietest hour is at night and far below
 * the busiest one. What is left out are programs.
 *
 * @throws RangeError when no client is led by people
 */
export function peopleRhythm(trace: readonly ClientHour[]): readonly number[] {
  const rhythms = [...Map.groupBy(trace, ({ client }) => client).values()]
    .filter((hours) => hours.length >= ENOUGH_HOURS)
    .map(shapeOfDay)
    .filter(isLedByPeople);
  if (rhythms.length === 0) throw new RangeError("the trace has no client with a rhythm of people");
  return Array.from({ length: HOURS }, (_, hour) => mean(rhythms.map((rhythm) => rhythm[hour] ?? 0)));
}

function shapeOfDay(hours: readonly ClientHour[]): readonly number[] {
  const sums = Array.from({ length: HOURS }, () => 0);
  for (const { hour, requests } of hours) sums[hour % HOURS] = (sums[hour % HOURS] ?? 0) + requests;
  const average = mean(sums);
  return sums.map((sum) => sum / average);
}

function isLedByPeople(shape: readonly number[]): boolean {
  const quietest = Math.min(...shape);
  const quietHour = shape.indexOf(quietest);
  const night = shape.slice(NIGHT.from, NIGHT.to);
  return (
    quietHour >= NIGHT.from &&
    quietHour <= NIGHT.to &&
    Math.max(...shape) >= PEAK_TO_TROUGH * quietest &&
    mean(night) < 0.6
  );
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
