import { join } from "node:path";
import { DatabaseCluster } from "../database-cluster.js";
import type { FaultReport } from "../fault-report.js";
import { judge } from "../judge.js";
import { Load, type LoadPlan } from "../load.js";
import { SmallDisk } from "../small-disk.js";
import { Stage } from "../stage.js";
import { waitUntil } from "../wait-until.js";

const DISK_MIB = 512;
/** What PostgreSQL may still write after the ballast; its log takes 16 MiB at a time. */
const LEFT_MIB = 8;
const DISK_IS_FULL = /No space left on device/;

export interface FullDiskPlan extends LoadPlan {
  readonly refusals: number;
}

/** PostgreSQL's disk is full until somebody makes room; nobody restarts anything. */
export async function fullDisk(report: FaultReport, plan: FullDiskPlan): Promise<void> {
  const disk = await SmallDisk.mount(DISK_MIB);
  if (typeof disk === "string") {
    report.skipped = disk;
    return;
  }
  try {
    const cluster = await DatabaseCluster.start(join(disk.folder, "database"));
    try {
      await fillAndMakeRoom(disk, cluster, { report, plan });
    } finally {
      await cluster.stop();
    }
  } finally {
    await disk.unmount();
  }
}

async function fillAndMakeRoom(
  disk: SmallDisk,
  cluster: DatabaseCluster,
  { report, plan }: { readonly report: FaultReport; readonly plan: FullDiskPlan },
): Promise<void> {
  await using stage = await Stage.open(cluster, { replicas: 1 });
  const load = new Load({ ...plan, urls: stage.urls, apiKey: stage.apiKey });
  const { account } = load;
  try {
    await waitUntil("something is acknowledged", () => account.events > 0);
    await disk.fill(LEFT_MIB);
    await waitUntil("the full disk is refused", () => account.refusals.length >= plan.refusals, 120_000);
    await disk.makeRoom();
    const roomAt = performance.now();
    const servingMs = await waitUntil("something is acknowledged again", () => account.lastAcknowledgement > roomAt);
    report.figure("ms until serving after there was room", servingMs);
    await load.finish();
  } finally {
    await load.abandon();
    await disk.makeRoom();
  }
  report.require("PostgreSQL found its disk full", DISK_IS_FULL.test(await cluster.log()));
  report.figure("refusals", account.refusals.length);
  await judge(report, stage, account);
}
