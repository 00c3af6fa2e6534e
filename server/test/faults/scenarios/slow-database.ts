import { setTimeout as sleep } from "node:timers/promises";
import { isRefusal, type Answer } from "../account.js";
import type { DatabaseCluster } from "../database-cluster.js";
import type { FaultReport } from "../fault-report.js";
import { HealthWatch } from "../health-watch.js";
import { judge } from "../judge.js";
import { Load, type LoadPlan } from "../load.js";
import { percentile } from "../percentile.js";
import { Stage } from "../stage.js";
import { waitUntil } from "../wait-until.js";

const SLOW = { kind: "slow", ms: 500, jitterMs: 300 } as const;
/** Longer, and requests pile up instead of being shed. */
const ANSWERED_BELOW_MS = 10_000;
const HEALTH_BELOW_MS = 100;
/** For each single answer; supervisors give up on a server after a second or more. */
const EVERY_HEALTH_BELOW_MS = 1_000;
const MEMORY_BELOW_MIB = 512;

export interface SlowPlan extends LoadPlan {
  /** Acknowledged before it gets slow: a server that runs already. */
  readonly warmUpEvents: number;
  readonly slowMs: number;
  /** Which share of the health answers has to come within 100 ms; beside other tests some do not. */
  readonly healthShare: number;
}

/** Every answer of the database takes 500 ms, give or take 300, while more is sent than may wait. */
export async function slowDatabase(cluster: DatabaseCluster, report: FaultReport, plan: SlowPlan): Promise<void> {
  await using stage = await Stage.open(cluster, { replicas: 1, isProxied: true });
  const [replica] = stage.replicas;
  if (replica === undefined) throw new Error("a stage has a replica");
  const watch = new HealthWatch(replica);
  const load = new Load({ ...plan, urls: stage.urls, apiKey: stage.apiKey });
  try {
    await waitUntil("the server is warm", () => load.account.events >= plan.warmUpEvents);
    const from = performance.now();
    await stage.proxy.set(SLOW);
    await sleep(plan.slowMs);
    tellRecording(report, load, from);
    tellHealth(report, watch, { from, share: plan.healthShare });
    await stage.proxy.set({ kind: "pass" });
    await load.finish();
  } finally {
    await load.abandon();
    await watch.stop();
  }
  await judge(report, stage, load.account);
}

function tellRecording(report: FaultReport, { account }: Load, from: number): void {
  const answers = account.answers.filter(({ endedAt }) => endedAt >= from);
  const acknowledged = answers.filter(({ outcome }) => outcome === 200).map(lasted);
  report.figure("requests acknowledged", acknowledged.length);
  report.figure("requests shed", answers.filter(isRefusal).length);
  const usual = percentile(acknowledged, 0.5);
  report.figure("ms for half of the acknowledgements", usual);
  report.require("recording goes on, slowly", usual > SLOW.ms, usual);
  report.below("ms for the slowest answer", Math.max(0, ...answers.map(lasted)), ANSWERED_BELOW_MS);
}

function lasted({ sentAt, endedAt }: Answer): number {
  return endedAt - sentAt;
}

interface HealthFrom {
  readonly from: number;
  readonly share: number;
}

function tellHealth(report: FaultReport, watch: HealthWatch, { from, share }: HealthFrom): void {
  for (const path of ["/livez", "/readyz"] as const) {
    const times = watch.between(path, from).map(({ tookMs }) => tookMs);
    report.require(`${path} was asked`, times.length > 0);
    report.below(`ms for ${share * 100} % of ${path}`, percentile(times, share), HEALTH_BELOW_MS);
    report.below(`ms for the slowest ${path}`, Math.max(0, ...times), EVERY_HEALTH_BELOW_MS);
  }
  report.below("MiB of memory at most", watch.memoryMibAt(from), MEMORY_BELOW_MIB);
}
