import { setTimeout as sleep } from "node:timers/promises";
import type { DatabaseCluster } from "../database-cluster.js";
import type { FaultReport } from "../fault-report.js";
import { HealthWatch } from "../health-watch.js";
import { judge } from "../judge.js";
import { Load, type LoadPlan } from "../load.js";
import { percentile } from "../percentile.js";
import { Stage } from "../stage.js";
import { waitUntil } from "../wait-until.js";

const MEMORY_GROWTH_BELOW_MIB = 50;
const REFUSED_BELOW_MS = 2_000;
const SERVING_BELOW_MS = 5_000;
/** A silence has to last for a while before anybody can call the database away. */
const NOTICED_WITHIN_MS = 2_500;

export interface AwayPlan extends LoadPlan {
  readonly how: "refuse" | "blackhole";
  /** Long enough for a server to have taken the memory that it works with. */
  readonly warmUpMs: number;
  readonly awayMs: number;
  /**
   * Whether the refusals of those are judged, too, who waited when it went away. In a short run they are
   * more than one in a hundred.
   */
  readonly judgesFirstRefusals: boolean;
}

interface Outage {
  readonly from: number;
  readonly to: number;
}

/** The database cannot be reached for a while, with or without a sign, and comes back. */
export async function databaseAway(cluster: DatabaseCluster, report: FaultReport, plan: AwayPlan): Promise<void> {
  await using stage = await Stage.open(cluster, { replicas: 1, isProxied: true });
  const [replica] = stage.replicas;
  if (replica === undefined) throw new Error("a stage has a replica");
  const load = new Load({ ...plan, urls: stage.urls, apiKey: stage.apiKey });
  const watch = new HealthWatch(replica);
  try {
    await sleep(plan.warmUpMs);
    const outage = await takeAway(stage, plan);
    const isServing = () => load.account.lastAcknowledgement > outage.to;
    const servingMs = await waitUntil("something is acknowledged again", isServing).finally(() => {
      tellHealth(report, watch, outage);
      tellRefusals(report, load, { ...plan, outage });
    });
    report.below("ms until serving after it", servingMs, SERVING_BELOW_MS);
    await load.finish();
  } finally {
    await load.abandon();
    await watch.stop();
  }
  await judge(report, stage, load.account);
}

async function takeAway({ proxy }: Stage, { how, awayMs }: AwayPlan): Promise<Outage> {
  const from = performance.now();
  await proxy.set({ kind: how });
  await sleep(awayMs);
  const to = performance.now();
  await proxy.set({ kind: "pass" });
  return { from, to };
}

function tellHealth(report: FaultReport, watch: HealthWatch, { from, to }: Outage): void {
  report.figure("seconds away", (to - from) / 1_000);
  const live = watch.between("/livez", from, to).map(({ status }) => status);
  report.require("/livez answers 200 throughout", live.length > 0 && live.every((status) => status === 200));
  const ready = watch.between("/readyz", from + NOTICED_WITHIN_MS, to).map(({ status }) => status ?? "no answer");
  const isHonest = ready.length > 0 && ready.every((status) => status === 503);
  report.require("/readyz answers 503 throughout", isHonest, [...new Set(ready)].join(" and ") || "no answer");

  const growth = watch.memoryMibAt(from, to) - watch.memoryMibAt(0, from);
  report.below("MiB of memory gained", growth, MEMORY_GROWTH_BELOW_MIB);
}

function tellRefusals(
  report: FaultReport,
  { account }: Load,
  { outage: { from, to }, judgesFirstRefusals }: AwayPlan & { readonly outage: Outage },
): void {
  const judgedFrom = judgesFirstRefusals ? 0 : from + NOTICED_WITHIN_MS;
  const refusals = account.refusals.filter(({ sentAt, endedAt }) => endedAt >= from && sentAt < to);
  const took = refusals.filter(({ sentAt }) => sentAt >= judgedFrom).map(({ sentAt, endedAt }) => endedAt - sentAt);
  const acknowledged = account.count(
    ({ outcome, sentAt, endedAt }) => outcome === 200 && sentAt > from + NOTICED_WITHIN_MS && endedAt < to,
  );
  report.require("nothing was acknowledged while it was away", acknowledged === 0, acknowledged);
  report.require("requests were refused meanwhile", took.length > 0);
  report.figure("refusals", took.length);
  report.below("ms for 99 % of them", percentile(took, 0.99), REFUSED_BELOW_MS);
  report.figure("ms for the slowest", Math.max(0, ...refusals.map(({ sentAt, endedAt }) => endedAt - sentAt)));
}
