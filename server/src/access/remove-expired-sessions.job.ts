import type { MikroORM } from "@mikro-orm/postgresql";
import type { Job } from "../core/job.js";
import type { SessionService } from "./session.service.js";
import { removeOldTries } from "./sign-in-throttle.js";

const HOUR_MS = 3_600_000;

/** Sessions that nobody can use any more, and tries to sign in that no longer count, do not stay in the database. */
export function removeExpiredSessions(sessions: SessionService, orm: MikroORM): Job {
  return {
    name: "remove-expired-sessions",
    everyMs: HOUR_MS,
    run: async () => {
      await sessions.removeExpired(orm.em.fork());
      await removeOldTries(orm.em.fork());
    },
  };
}
