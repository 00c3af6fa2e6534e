import { Account } from "../account.js";
import type { DatabaseCluster } from "../database-cluster.js";
import type { FaultReport } from "../fault-report.js";
import { judge } from "../judge.js";
import { newRun } from "../load.js";
import { Senders } from "../senders.js";
import { Stage } from "../stage.js";
import { shuffle, someBatches } from "../usage-run.js";

const COPIES = 50;

export interface RepetitionPlan {
  readonly events: number;
  readonly batch: number;
  readonly senders: number;
  /** How often copies of one new batch arrive at one instant. */
  readonly instants: number;
}

/** Overlapping batches in any order, then copies of one batch at one instant, over two replicas. */
export async function repeatBatches(
  cluster: DatabaseCluster,
  report: FaultReport,
  { events, batch, senders: atOnce, instants }: RepetitionPlan,
): Promise<void> {
  await using stage = await Stage.open(cluster, { replicas: 2 });
  const account = new Account();
  const senders = new Senders({ urls: stage.urls, apiKey: stage.apiKey, account, run: newRun() });
  const batches = shuffle(someBatches(batch, events));
  await senders.sendAll(batches.values(), atOnce);
  for (let instant = 1; instant <= instants; instant += 1) {
    const fresh = shuffle(Array.from({ length: batch }, (_, at) => events + instant * batch + at));
    await Promise.all(Array.from({ length: COPIES }, () => senders.send(fresh)));
  }
  const sent = batches.reduce((sum, { length }) => sum + length, 0);
  report.figure("repeated in overlapping batches", `${Math.round((1 - events / sent) * 100)} %`);
  report.figure(`times ${COPIES} copies at one instant`, instants);
  report.figure("accepted over all receipts", account.accepted);
  const once = account.accepted === account.events;
  report.require("every event is accepted by exactly one receipt", once, `${account.accepted} of ${account.events}`);
  await judge(report, stage, account);
}
