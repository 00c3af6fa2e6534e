import type { DatabaseCluster } from "../database-cluster.js";
import type { FaultReport } from "../fault-report.js";
import { judge } from "../judge.js";
import { Load, type LoadPlan } from "../load.js";
import { Stage } from "../stage.js";
import { waitUntil } from "../wait-until.js";

const EVERY = 3;

export interface LostCommitsPlan extends LoadPlan {
  /** How many commits are done without the server hearing of it. */
  readonly lost: number;
}

/** The acknowledgement of a commit gets lost: nobody knows whether it was done, so it is sent again. */
export async function loseCommits(cluster: DatabaseCluster, report: FaultReport, plan: LostCommitsPlan): Promise<void> {
  await using stage = await Stage.open(cluster, { replicas: 2, isProxied: true });
  const { proxy } = stage;
  const load = new Load({ ...plan, urls: stage.urls, apiKey: stage.apiKey });
  try {
    await proxy.set({ kind: "lose-commits", every: EVERY });
    await waitUntil(`${plan.lost} acknowledgements are lost`, () => proxy.lostCommits >= plan.lost, 120_000);
    await proxy.set({ kind: "pass" });
    await load.finish();
  } finally {
    await load.abandon();
  }
  report.figure("commits whose answer was lost", proxy.lostCommits);
  report.require("the repetitions found their events there", load.account.accepted < load.account.events);
  await judge(report, stage, load.account);
}
