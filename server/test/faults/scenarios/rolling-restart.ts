import { Balancer } from "../balancer.js";
import type { DatabaseCluster } from "../database-cluster.js";
import type { FaultReport } from "../fault-report.js";
import { judge } from "../judge.js";
import { Load, type LoadPlan } from "../load.js";
import type { Replica } from "../replica.js";
import { Stage } from "../stage.js";
import { TickListener } from "../tick-listener.js";
import { differenceOf, equalSums } from "../usage-sums.js";
import { waitUntil } from "../wait-until.js";

const STOPPED_BELOW_MS = 10_000;
const TICKS_WITHIN_MS = 10_000;
/** Numbers of events that the load through the balancer never reaches. */
const OTHER_EVENTS = 1_000_000_000;

export interface RollingPlan extends LoadPlan {
  /** How often each of the two replicas is restarted. */
  readonly rounds: number;
  /** Acknowledged between one restart and the next. */
  readonly eventsBetween: number;
}

/**
 * Two replicas behind a balancer are restarted in turn. Two others stay: they record as well, and their
 * subscribers have to hear of everything, whichever of the four recorded it.
 */
export async function rollingRestart(cluster: DatabaseCluster, report: FaultReport, plan: RollingPlan): Promise<void> {
  await using stage = await Stage.open(cluster, { replicas: 4 });
  const [restarted, staying] = [stage.replicas.slice(0, 2), stage.replicas.slice(2)];
  const follow = (replica: Replica) => TickListener.follow(replica, stage.apiKey);
  const witnesses = await Promise.all(staying.map(follow));
  const others = await Promise.all(restarted.map(follow));
  const balancer = await Balancer.start(restarted);
  const load = new Load({ ...plan, urls: [balancer.url], apiKey: stage.apiKey });
  const beside = new Load({
    ...plan,
    senders: staying.length,
    urls: staying.map(({ url }) => url),
    apiKey: stage.apiKey,
    account: load.account,
    firstEvent: OTHER_EVENTS,
  });
  try {
    await restartInTurn(report, { restarted, listeners: others, load, plan });
    await Promise.all([load.finish(), beside.finish()]);
    await requireTicks(report, witnesses, load);
  } finally {
    await Promise.all([load.abandon(), beside.abandon()]);
    await Promise.all([...witnesses, ...others].map((listener) => listener.stop()));
    await balancer.stop();
  }
  const failed = load.account.count(({ outcome }) => outcome !== 200);
  report.figure("sent again by the balancer", balancer.retries);
  report.require("no request fails behind the balancer", failed === 0, load.account.tally());
  await judge(report, stage, load.account);
}

interface Rolling {
  readonly restarted: readonly Replica[];
  /** A subscriber of each of them. */
  readonly listeners: readonly TickListener[];
  readonly load: Load;
  readonly plan: RollingPlan;
}

async function restartInTurn(report: FaultReport, { restarted, listeners, load, plan }: Rolling): Promise<void> {
  const stops: number[] = [];
  for (let turn = 0; turn < plan.rounds * restarted.length; turn += 1) {
    const enough = load.account.events + plan.eventsBetween;
    await waitUntil("enough is acknowledged for the next restart", () => load.account.events >= enough);
    const at = turn % restarted.length;
    const [replica, listener] = [restarted[at], listeners[at]];
    if (replica === undefined || listener === undefined) throw new Error("every replica has a subscriber");
    const { code, tookMs } = await replica.stop();
    stops.push(tookMs);
    report.require("a server ends with 0 after SIGTERM", code === 0, code);
    const heard = listener.requests;
    await replica.start();
    await waitUntil("its subscriber hears ticks again", () => listener.requests > heard, TICKS_WITHIN_MS);
  }
  report.figure("restarts", stops.length);
  report.below("ms for the slowest stop", Math.max(...stops), STOPPED_BELOW_MS);
}

async function requireTicks(report: FaultReport, witnesses: readonly TickListener[], { account }: Load): Promise<void> {
  const expected = account.sums;
  const haveAll = () => witnesses.every(({ requests }) => requests >= expected.events);
  const tookMs = await waitUntil("the subscribers have heard everything", haveAll, TICKS_WITHIN_MS).catch(() => null);
  report.figure("ms until the last tick", tookMs ?? "never");
  witnesses.forEach(({ sums, gaps }, at) => {
    const isWhole = gaps === 0 && equalSums(sums, expected);
    const found = gaps > 0 ? `${gaps} gaps` : differenceOf(sums, expected);
    report.require(`subscriber ${at + 1} of a replica that stays hears exactly what was acknowledged`, isWhole, found);
  });
  report.figure("subscribers that heard all of it", witnesses.filter(({ sums }) => equalSums(sums, expected)).length);
}
