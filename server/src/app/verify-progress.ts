const EVERY_MS = 5_000;

export interface DayProgress extends Disposable {
  /** A day is done. */
  advance(): void;
}

/**
 * Says on stderr how many days there are to compare, and every five seconds how far it is, so that stdout carries
 * the report alone. A day may take longer than that.
 *
 * @param days in the order in which they are compared
 */
export function startDayProgress(
  days: readonly string[],
  stderr: NodeJS.WritableStream,
  everyMs = EVERY_MS,
): DayProgress {
  let done = 0;
  const say = (): void => {
    const day = days[done];
    if (day !== undefined) stderr.write(`${done} of ${days.length} days compared, now ${day} …\n`);
  };
  if (days.length > 0) stderr.write(`Comparing ${days.length} days, ${days[0]} to ${days.at(-1)} …\n`);
  const timer = setInterval(say, everyMs);
  timer.unref();
  return {
    advance: () => {
      done += 1;
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
