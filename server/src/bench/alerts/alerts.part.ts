import { setTimeout as sleep } from "node:timers/promises";
import type { BenchOptions } from "../bench-options.js";
import type { Part, PartResult } from "../part.js";
import { Member } from "../recost/member.js";
import { tenth, whole } from "../report/format-figure.js";
import type { Table } from "../report/markdown-table.js";
import { quantile } from "../rounds/quantile.js";
import { recordSample } from "../rounds/record-sample.js";
import { waitUntilMerged } from "../rounds/wait-until-merged.js";
import { withProduct, type LoadedProduct } from "../with-product.js";
import { hearAlerts } from "./hear-alerts.js";
import { startMailSink } from "./mail-sink.js";
import { Probes, type Seen, type Told } from "./probes.js";
import { watchWithMail } from "./watch-with-mail.js";

const USERS = 5_000;
const NORMAL_PER_SECOND = 1_000;
const SHAPE = { eventsPerRequest: 10, format: "json", users: USERS } as const;

/** How soon a request that crosses a limit, once it is acknowledged, is told by mail and on screens. */
export const alerts: Part = {
  run: async (options) => {
    const mail = await startMailSink();
    const env = { SMTP_URL: mail.url, MAIL_FROM: "bench@example.com" };
    try {
      return await withProduct({ dataDir: null, env }, (loaded) => measure(loaded, options, mail.takenAt));
    } finally {
      await mail.stop();
    }
  },
};

async function measure(loaded: LoadedProduct, options: BenchOptions, takenAt: Seen): Promise<PartResult> {
  const { rounds, liveSeconds } = options;
  await recordSample(loaded.generator, USERS);
  await waitUntilMerged(loaded.pool);
  const member = await Member.signIn(loaded.product);
  await watchWithMail(member);
  const heard = await hearAlerts(loaded.product.url, member.cookie);
  const probes = new Probes(loaded.product, { takenAt, heardAt: heard.heardAt });
  const loads = loadsOf(loaded, liveSeconds);
  const delays = new Map<string, Told[]>(loads.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const load of loads) {
      const told = await probes.during(load.run());
      delays.get(load.name)?.push(...told);
      const toMail = told.map(({ mailMs }) => mailMs);
      process.stdout.write(`round ${round} of ${rounds}: ${load.name}: mail p50 ${tenth(quantile(toMail, 0.5))} ms\n`);
    }
  }
  heard.stop();
  return {
    title: `crossings told, ${rounds} rounds of ${liveSeconds} s`,
    durability: loaded.durability,
    tables: [tableOf(delays)],
    samples: Object.fromEntries(delays),
  };
}

function loadsOf({ generator }: LoadedProduct, seconds: number) {
  const requestsPerSecond = NORMAL_PER_SECOND / SHAPE.eventsPerRequest;
  const load = { shape: SHAPE, requestsPerSecond, seconds, connections: 32 };
  return [
    { name: "nothing else", run: (): Promise<unknown> => sleep(seconds * 1_000) },
    { name: `${whole(NORMAL_PER_SECOND)} events/s`, run: (): Promise<unknown> => generator.sendAtRate(load) },
  ];
}

function tableOf(delays: ReadonlyMap<string, readonly Told[]>): Table {
  const rows = [...delays].flatMap(([name, told]) => [
    rowOf(
      `to the mail server, beside ${name}`,
      told.map(({ mailMs }) => mailMs),
    ),
    rowOf(
      `to the screen, beside ${name}`,
      told.map(({ screenMs }) => screenMs),
    ),
  ]);
  return { head: ["from acknowledgement", "crossings", "p50 ms", "p99 ms", "longest ms"], rows };
}

function rowOf(name: string, taken: readonly number[]): readonly string[] {
  return [name, whole(taken.length), ...[0.5, 0.99, 1].map((share) => tenth(quantile(taken, share)))];
}
