import { createTokenledger, type LedgerStats, type Tokenledger } from "@tokenledger/client";
import type { BenchOptions } from "../bench-options.js";
import type { Part } from "../part.js";
import { range, tenth, whole } from "../report/format-figure.js";
import type { Table } from "../report/markdown-table.js";
import { median } from "../rounds/quantile.js";
import { withProduct } from "../with-product.js";
import { hostCalls, type HostCall } from "./host-calls.js";
import { timeCalls, type CallTimes } from "./time-calls.js";

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
    const told = calls.map(({ label }) => `${label} p99 ${tenth(times.get(label)?.p99Micros ?? Number.NaN)} µs`);
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

function tableOf(calls: readonly HostCall[], rounds: readonly Round[]): Table {
  return {
    head: ["microseconds", "calls", "p50", "p99", "added p50", "added p99", "range", "allowed", ""],
    rows: calls.map(({ label, besides }) => {
      const own = rounds.map((round) => round.get(label));
      const of = (name: "p50Micros" | "p99Micros") => own.map((times) => times?.[name] ?? Number.NaN);
      const added = (name: "p50Micros" | "p99Micros") =>
        rounds.map((round, at) => (of(name)[at] ?? Number.NaN) - (round.get(besides ?? label)?.[name] ?? Number.NaN));
      const p99 = median(added("p99Micros"));
      const count = own.reduce((sum, times) => sum + (times?.calls ?? 0), 0);
      const told = [label, whole(count), tenth(median(of("p50Micros"))), tenth(median(of("p99Micros")))];
      if (besides === null) return [...told, "", "", "", "", ""];
      const verdict = p99 <= BOUND_MICROS ? "kept" : "NOT KEPT";
      const difference = [tenth(median(added("p50Micros"))), tenth(p99), range(added("p99Micros"), tenth)];
      return [...told, ...difference, whole(BOUND_MICROS), verdict];
    }),
  };
}
