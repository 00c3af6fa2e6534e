import { Balancer } from "../balancer.js";
import type { DatabaseCluster } from "../database-cluster.js";
import type { FaultReport } from "../fault-report.js";
import { judge } from "../judge.js";
import { Load, type LoadPlan } from "../load.js";
import { Stage } from "../stage.js";
import { waitUntil } from "../wait-until.js";

const GAP_BELOW_MS = 5_000;
const BACK_BELOW_MS = 5_000;

export interface KillsPlan extends LoadPlan {
  readonly kills: readonly ("server" | "database")[];
  /** Acknowledged between one kill and the next. */
  readonly eventsBetween: number;
  readonly atLeastEvents: number;
}

/** kill -9 in the middle of batches: of servers in turn, and of PostgreSQL with all its processes. */
export async function surviveKills(cluster: DatabaseCluster, report: FaultReport, plan: KillsPlan): Promise<void> {
  await using stage = await Stage.open(cluster, { replicas: 2 });
  const balancer = await Balancer.start(stage.replicas);
  const load = new Load({ ...plan, urls: [balancer.url], apiKey: stage.apiKey });
  const killing = new Killing(stage, balancer, load);
  try {
    for (const victim of plan.kills) {
      const enough = load.account.events + plan.eventsBetween;
      await waitUntil("enough is acknowledged for the next kill", () => load.account.events >= enough);
      if (victim === "server") await killing.killServer();
      else await killing.killDatabase(report);
    }
    await waitUntil("enough is acknowledged", () => load.account.events >= plan.atLeastEvents, 300_000);
    await load.finish();
  } finally {
    await load.abandon();
    await balancer.stop();
  }
  killing.tell(report);
  await judge(report, stage, load.account);
}

class Killing {
  private servers = 0;
  private readonly servingAgainMs: number[] = [];
  private readonly stage: Stage;
  private readonly balancer: Balancer;
  private readonly load: Load;

  constructor(stage: Stage, balancer: Balancer, load: Load) {
    this.stage = stage;
    this.balancer = balancer;
    this.load = load;
  }

  async killServer(): Promise<void> {
    const { replicas } = this.stage;
    const victim = replicas[this.servers % replicas.length];
    if (victim === undefined) throw new Error("a stage has replicas");
    await waitUntil("the server is in the middle of a batch", () => this.balancer.requestsAt(victim) > 0);
    await victim.kill();
    this.servers += 1;
    await victim.start();
  }

  /** Servers have to outlive their database. */
  async killDatabase(report: FaultReport): Promise<void> {
    const { replicas, cluster } = this.stage;
    const pids = replicas.map(({ pid }) => pid);
    const isBusy = () => replicas.some((replica) => this.balancer.requestsAt(replica) > 0);
    await waitUntil("a server is in the middle of a batch", isBusy);
    await cluster.kill();
    await cluster.untilBack();
    const backAt = performance.now();
    this.servingAgainMs.push(
      await waitUntil("something is acknowledged again", () => this.load.account.lastAcknowledgement > backAt),
    );
    const survived = replicas.every(({ pid, isRunning }, at) => isRunning && pid === pids[at]);
    report.require("the servers outlive their database", survived);
  }

  tell(report: FaultReport): void {
    const { account } = this.load;
    const databases = this.servingAgainMs.length;
    if (this.servers > 0) {
      report.figure("kills of a server", this.servers);
      report.figure("batches cut off and sent again", this.balancer.retries);
      report.require("batches were cut off", this.balancer.retries > 0);
    }
    if (databases > 0) {
      report.figure("kills of PostgreSQL", databases);
      report.below("ms until serving after it", Math.max(...this.servingAgainMs), BACK_BELOW_MS);
      report.require("requests were refused meanwhile", account.refusals.length > 0);
    }
    if (databases === 0) report.below("ms without an acknowledgement", account.longestGapMs, GAP_BELOW_MS);
    else report.figure("ms without an acknowledgement", account.longestGapMs);
  }
}
