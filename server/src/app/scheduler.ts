import type { Container } from "./container.js";

const HOUR_MS = 3_600_000;

/** Recurring work. Each job is safe to run on every replica at once. */
export function startJobs({ partitions, sessions, orm, clock, logger }: Container): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const run = async () => {
    try {
      await partitions.ensureAhead(clock());
      await sessions.removeExpired(orm.em.fork());
    } catch (error) {
      // The next hour tries again, and partitions are also made at need.
      logger.error({ err: error }, "hourly jobs failed");
    }
  };
  const timer = setInterval(() => {
    running = running.then(run);
  }, HOUR_MS);
  running = run();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
