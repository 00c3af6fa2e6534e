import type { DatabaseCluster } from "./database-cluster.js";
import type { FaultReport } from "./fault-report.js";
import { databaseAway } from "./scenarios/database-away.js";
import { fullDisk } from "./scenarios/full-disk.js";
import { huntDeadlocks } from "./scenarios/hunt-deadlocks.js";
import { loseCommits } from "./scenarios/lose-commits.js";
import { repeatBatches } from "./scenarios/repeat-batches.js";
import { rollingRestart } from "./scenarios/rolling-restart.js";
import { slowDatabase } from "./scenarios/slow-database.js";
import { surviveKills } from "./scenarios/survive-kills.js";
import { tellThroughKills } from "./scenarios/tell-through-kills.js";
import { upgradeUnderLoad } from "./scenarios/upgrade-under-load.js";

type Run = (cluster: DatabaseCluster, report: FaultReport) => Promise<void>;

export interface Fault {
  readonly id: string;
  readonly what: string;
  /** Part of `npm test`; null when other faults are short forms of it. */
  readonly short: Run | null;
  /** What `npm run faults` does. */
  readonly long: Run;
}

interface Forms<Plan> {
  readonly run: (cluster: DatabaseCluster, report: FaultReport, plan: Plan) => Promise<void>;
  readonly short: Plan | null;
  readonly long: Plan;
}

function fault<Plan>(id: string, what: string, { run, short, long }: Forms<Plan>): Fault {
  return {
    id,
    what,
    short: short === null ? null : (cluster, report) => run(cluster, report, short),
    long: (cluster, report) => run(cluster, report, long),
  };
}

const KILLS_LOAD = { senders: 6, batch: 100, pauseMs: 20, atLeastEvents: 0 };
const AWAY_LOAD = { senders: 8, batch: 50, pauseMs: 20, retryMs: 50 };
/** 30,000 events at once, and 16,000 may wait, or fewer while transactions take long. */
const SLOW_LOAD = { senders: 40, batch: 750, retryMs: 1_000, warmUpEvents: 30_000 };
const AWAY_SHORT = { ...AWAY_LOAD, warmUpMs: 2_000, awayMs: 8_000, judgesFirstRefusals: false };
const AWAY_LONG = { ...AWAY_LOAD, warmUpMs: 20_000, awayMs: 60_000, judgesFirstRefusals: true };

export const FAULTS: readonly Fault[] = [
  fault("F1", "kill -9 of a server in the middle of batches", {
    run: surviveKills,
    short: { ...KILLS_LOAD, kills: ["server", "server"], eventsBetween: 2_000 },
    long: { ...KILLS_LOAD, kills: Array.from({ length: 10 }, () => "server" as const), eventsBetween: 5_000 },
  }),
  fault("F2", "kill -9 of PostgreSQL and its processes", {
    run: surviveKills,
    short: { ...KILLS_LOAD, kills: ["database", "database"], eventsBetween: 2_000 },
    long: { ...KILLS_LOAD, kills: Array.from({ length: 10 }, () => "database" as const), eventsBetween: 5_000 },
  }),
  fault("F1+F2", "kill -9 of servers and of PostgreSQL in turn", {
    run: surviveKills,
    short: null,
    long: {
      ...KILLS_LOAD,
      kills: Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? "server" : "database")),
      eventsBetween: 5_000,
      atLeastEvents: 150_000,
    },
  }),
  fault("F3", "the acknowledgement of a commit is lost", {
    run: loseCommits,
    short: { senders: 6, batch: 50, lost: 40 },
    long: { senders: 6, batch: 50, lost: 1_000 },
  }),
  fault("F4-refused", "connections to the database are refused", {
    run: databaseAway,
    short: { ...AWAY_SHORT, how: "refuse" },
    long: { ...AWAY_LONG, how: "refuse" },
  }),
  fault("F4-blackholed", "nothing comes back from the database", {
    run: databaseAway,
    short: { ...AWAY_SHORT, how: "blackhole" },
    long: { ...AWAY_LONG, how: "blackhole" },
  }),
  fault("F5", "a slow database, 500 ± 300 ms", {
    run: slowDatabase,
    short: { ...SLOW_LOAD, slowMs: 6_000, healthShare: 0.5 },
    long: { ...SLOW_LOAD, slowMs: 60_000, healthShare: 0.99 },
  }),
  fault("F6", "a full disk", {
    run: (_, report, plan) => fullDisk(report, plan),
    short: { senders: 4, batch: 200, retryMs: 50, refusals: 50 },
    long: { senders: 4, batch: 200, retryMs: 50, refusals: 1_000 },
  }),
  fault("F8", "repetitions, overlaps, and copies at one instant", {
    run: repeatBatches,
    short: { events: 10_000, batch: 100, senders: 8, instants: 3 },
    long: { events: 200_000, batch: 100, senders: 16, instants: 50 },
  }),
  fault("F10", "many writers at the same rows in any order", {
    run: huntDeadlocks,
    short: { events: 10_000, batch: 50, writers: 32 },
    long: { events: 100_000, batch: 50, writers: 32 },
  }),
  fault("F13", "kill -9 of who sends messages of many crossings", {
    run: tellThroughKills,
    short: { crossings: 100, batch: 20, kills: 2, takesMs: 200, waitsForLeases: false },
    long: { crossings: 1_000, batch: 50, kills: 4, takesMs: 100, waitsForLeases: true },
  }),
  fault("F28", "a rolling restart under load", {
    run: rollingRestart,
    short: { senders: 4, batch: 50, pauseMs: 20, rounds: 1, eventsBetween: 1_000 },
    long: { senders: 4, batch: 50, pauseMs: 20, rounds: 5, eventsBetween: 5_000 },
  }),
  fault("F29", "an upgrade under load, with servers of both releases", {
    run: upgradeUnderLoad,
    short: null, // needs a built checkout of the release before
    long: { senders: 4, batch: 50, pauseMs: 20, eventsBetween: 10_000 },
  }),
];
