import { Account } from "../account.js";
import type { DatabaseCluster } from "../database-cluster.js";
import type { FaultReport } from "../fault-report.js";
import { judge } from "../judge.js";
import { newRun } from "../load.js";
import { Senders } from "../senders.js";
import { Stage } from "../stage.js";
import { shuffle, someBatches } from "../usage-run.js";

const DEADLOCKS = "select deadlocks::text as answer from pg_stat_database where datname = current_database()";

export interface DeadlockPlan {
  readonly events: number;
  readonly batch: number;
  readonly writers: number;
}

/** Many writers of two replicas meet at the same app user, model and day, and at the same events, in any order. */
export async function huntDeadlocks(
  cluster: DatabaseCluster,
  report: FaultReport,
  { events, batch, writers }: DeadlockPlan,
): Promise<void> {
  await using stage = await Stage.open(cluster, { replicas: 2 });
  const account = new Account();
  const senders = new Senders({ urls: stage.urls, apiKey: stage.apiKey, account, run: newRun(1) });
  const before = await stage.ask(DEADLOCKS);
  // Every batch twice, in two orders, right after each other: two writers hold the same events.
  const pairs = shuffle(someBatches(batch, events)).flatMap((one) => [one, shuffle(one)]);
  await senders.sendAll(pairs.values(), writers);
  await judge(report, stage, account);
  // A backend counts its deadlocks when it has nothing to do, or leaves.
  await Promise.all(stage.replicas.map((replica) => replica.stop()));
  const deadlocks = (await stage.ask(DEADLOCKS)) - before;
  report.figure("writers", writers);
  report.figure("deadlocks", deadlocks);
  report.require("there are no deadlocks", deadlocks === 0, deadlocks);
}
