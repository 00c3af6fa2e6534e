import { existsSync } from "node:fs";
import { join } from "node:path";
import { Balancer } from "../balancer.js";
import type { DatabaseCluster } from "../database-cluster.js";
import type { FaultReport } from "../fault-report.js";
import { judge } from "../judge.js";
import { Load, type LoadPlan } from "../load.js";
import { Stage } from "../stage.js";
import { waitUntil } from "../wait-until.js";

const MIGRATIONS = "select count(*) as answer from migrations";

export interface UpgradePlan extends LoadPlan {
  /** Acknowledged by servers of the release before, of both, and of this one alone. */
  readonly eventsBetween: number;
}

/**
 * Two servers of the release before, of a checkout that was built elsewhere, are replaced in turn by this one's. The first
 * of them migrates while the other goes on recording with the schema that it does not know.
 */
export async function upgradeUnderLoad(
  cluster: DatabaseCluster,
  report: FaultReport,
  plan: UpgradePlan,
): Promise<void> {
  const former = process.env["FORMER_RELEASE"];
  if (former === undefined) {
    report.skipped = "FORMER_RELEASE names no built checkout of the release before";
    return;
  }
  const entry = join(former, "server", "dist", "main.js");
  if (!existsSync(entry)) throw new Error(`${entry} is not there: build that checkout first (npm run build)`);
  await using stage = await Stage.open(cluster, { replicas: 2, entry });
  const balancer = await Balancer.start(stage.replicas);
  const load = new Load({ ...plan, urls: [balancer.url], apiKey: stage.apiKey });
  const before = await stage.ask(MIGRATIONS);
  try {
    for (const replica of stage.replicas) {
      await untilMore(load, plan.eventsBetween);
      const { code } = await replica.stop();
      report.require("a server ends with 0 after SIGTERM", code === 0, code);
      replica.becomeThisRelease();
      await replica.start();
    }
    await untilMore(load, plan.eventsBetween);
    await load.finish();
  } finally {
    await load.abandon();
    await balancer.stop();
  }
  const migrated = (await stage.ask(MIGRATIONS)) - before;
  report.figure("migrations under load", migrated);
  report.require("this release migrates what the one before has", migrated > 0, migrated);
  report.figure("sent again by the balancer", balancer.retries);
  const failed = load.account.count(({ outcome }) => outcome !== 200);
  report.require("no request fails behind the balancer", failed === 0, load.account.tally());
  await judge(report, stage, load.account);
}

function untilMore({ account }: Load, events: number): Promise<number> {
  const enough = account.events + events;
  return waitUntil("enough is acknowledged", () => account.events >= enough);
}
