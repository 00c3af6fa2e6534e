import { createTokenledger, type LedgerStats, type Tokenledger } from "@tokenledger/client";
import type { BenchOptions } from "../bench-options.js";
import type { Part } from "../part.js";
import { range, tenth, whole } from "../report/format-figure.js";
import type { Table } from "../report/markdown-table.js";
import { median } from "../rounds/quantile.js";
import { withProduct } from "../with-product.js";
import { hostCalls, type HostCall } from "./host-calls.js";
import { timeCalls, type CallTimes, type Spread } from "./time-calls.js";

/** What a call may take longer at the 99th percentile. */
const BOUND_MICROS = 200;

type Round = ReadonlyMap<string, CallTimes>;

/** What recording adds to a host's calls while events are delivered in the background. */
export const client: Part = {
  run: (options) =>
    withProduct({ dataDir: null }, async ({ product, durability }) => {
      const ledger = createTokenledger({ url: product.url, key: product.apiKey });
      const calls = hostCalls(ledger);
      const rounds = await timeRounds(calls, options);
      const stats = await allDelivered(ledger);
      return {
        title: `what recording adds to a call in the host, medians of ${options.rounds} rounds of ${options.seconds} s`,
        durability,
        tables: [tableOf(calls, rounds)],
        samples: { rounds: rounds.map((round) => Object.fromEntries(round)), stats },
      };
    }),
};

async function timeRounds(calls: readonly HostCall[], { rounds, seconds }: BenchOptions): Promise<readonly Round[]> {
  await timeCalls(calls, seconds); // warms up
  const timed: Round[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const times = await timeCalls(calls, seconds);
    const told = calls.map(
      ({ label }) => `${label} p99 ${tenth(times.get(label)?.answered.p99Micros ?? Number.NaN)} µs`,
    );
    process.stdout.write(`round ${round} of ${rounds}: ${told.join(", ")}\n`);
    timed.push(times);
  }
  return timed;
}

/** Figures of a client that loses events would count for nothing. */
async function allDelivered(ledger: Tokenledger): Promise<LedgerStats> {
  const { pending } = await ledger.close();
  const stats = ledger.stats();
  if (pending + stats.dropped + stats.rejected > 0) throw new Error(`Not delivered: ${JSON.stringify(stats)}`);
  return stats;
}

const WHENS = ["answered", "free"] as const;

function tableOf(calls: readonly HostCall[], rounds: readonly Round[]): Table {
  const rows = calls.flatMap(({ label, besides }) => WHENS.map((when) => rowOf({ label, besides, when }, rounds)));
  return {
    head: ["microseconds", "until", "calls", "p50", "p99", "added p50", "added p99", "range", "allowed", ""],
    rows,
  };
}

interface Row {
  readonly label: string;
  readonly besides: string | null;
  readonly when: (typeof WHENS)[number];
}

function rowOf({ label, besides, when }: Row, rounds: readonly Round[]): string[] {
  const of = (name: keyof Spread, way: string) => rounds.map((round) => round.get(way)?.[when][name] ?? Number.NaN);
  const added = (name: keyof Spread) => {
    const bare = of(name, besides ?? label);
    return of(name, label).map((own, at) => own - (bare[at] ?? Number.NaN));
  };
  const count = rounds.reduce((sum, round) => sum + (round.get(label)?.calls ?? 0), 0);
  const own = [median(of("p50Micros", label)), median(of("p99Micros", label))];
  const told = [label, when, whole(count), ...own.map(tenth)];
  if (besides === null) return [...told, "", "", "", "", ""];
  const p99 = median(added("p99Micros"));
  const verdict = p99 <= BOUND_MICROS ? "kept" : "NOT KEPT";
  const difference = [tenth(median(added("p50Micros"))), tenth(p99), range(added("p99Micros"), tenth)];
  return [...told, ...difference, whole(BOUND_MICROS), verdict];
}
