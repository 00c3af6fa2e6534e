import type { Finding, SavingRange } from "./finding.js";
import { cellKey } from "./savings-cell.js";

type Share = Pick<Finding, "effect" | "parts">;

/**
 * What all findings save together, without a pico-dollar counted twice: cell by cell, first what is not needed
 * (no two findings hold the same of it, see `WASTE_REASONS` and `RequestSums`), then, of what is left of the
 * cell's cost, the share that the best of the findings saves that make all of it cheaper. The other ones of
 * those are about the same requests and add nothing.
 *
 * A cell of $10 with $2 not needed and a model that costs half saves 2 + (10 - 2) / 2 = $6.
 *
 * @param costOf what a cell costs in 30 days, in pico-USD
 */
export function uniteSavings(findings: readonly Share[], costOf: (cell: string) => bigint): SavingRange {
  const parts = findings.flatMap(({ effect, parts: all }) => all.map((part) => ({ ...part, effect })));
  const cells = Map.groupBy(parts, ({ cell }) => cellKey(cell));
  let [low, high] = [0n, 0n];
  for (const [key, all] of cells) {
    const removing = all.filter(({ effect }) => effect === "REMOVES");
    const cheapening = all.filter(({ effect }) => effect === "CHEAPENS");
    const together = (end: "low" | "high") =>
      unite(
        costOf(key),
        removing.reduce((sum, part) => sum + part[end], 0n),
        cheapening.reduce((best, part) => (part[end] > best ? part[end] : best), 0n),
      );
    low += together("low");
    high += together("high");
  }
  return { low, high };
}

function unite(cost: bigint, removed: bigint, cheapened: bigint): bigint {
  if (cost <= 0n) return 0n;
  const gone = removed < cost ? removed : cost;
  const share = cheapened < cost ? cheapened : cost;
  return gone + (share * (cost - gone)) / cost;
}
