import { parseUsd } from "@tokenledger/model/money";
import type { AlertUsageQuery } from "../../../lib/graphql/graphql";
import type { AlertDetail } from "../api/use-alert";

type Series = Pick<AlertUsageQuery["usageSeries"], "buckets" | "total">;

/** Above the highest. */
const HEADROOM = 1.08;
/** As fine as anybody sees. */
const PARTS = 1_000_000n;

/** Lengths in percent of the plot; the words and numbers beside them are the server's. */
export interface PeriodLine {
  /** `x,y` pairs of a drawing that is 100 wide and high. */
  points: string;
  /** Above the bottom; null where nothing is a limit. */
  limit: number | null;
  crossings: readonly { id: string; level: number; left: number; bottom: number }[];
}

type Drawn = Pick<AlertDetail, "id" | "type" | "level" | "limit" | "crossedAt"> & {
  siblings: readonly Pick<AlertDetail["siblings"][number], "id" | "type" | "level" | "crossedAt">[];
};

/** How usage added up over a period, with where its levels were crossed; null without a bucket. */
export function periodLine(alert: Drawn, { buckets, total }: Series): PeriodLine | null {
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (first === undefined || last === undefined) return null;
  const limit = alert.type === "LEVEL" || alert.type === "PACE" ? parseUsd(alert.limit) : 0n;
  const sums = runningTotals(total);
  const used = sums.at(-1) ?? 0n;
  const most = used > limit ? used : limit;
  const [from, to] = [Date.parse(first.start), Date.parse(last.end)];
  const x = (instant: string): number => within(((Date.parse(instant) - from) / (to - from)) * 100);
  const height = (amount: bigint): number => within(ratio(amount, most) / HEADROOM);
  const all = [alert, ...alert.siblings.filter(({ id }) => id !== alert.id)];
  return {
    points: ["0,100", ...buckets.map(({ end }, at) => `${x(end)},${100 - height(sums[at] ?? 0n)}`)].join(" "),
    limit: limit === 0n ? null : height(limit),
    crossings: all
      .filter(({ type }) => type === "LEVEL")
      .map(({ id, level, crossedAt }) => ({
        id,
        level,
        left: x(crossedAt),
        bottom: height((limit * BigInt(level)) / 100n),
      })),
  };
}

function within(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}

/** Sums are exact; only what they are of the whole is a number. */
function runningTotals(totals: readonly string[]): readonly bigint[] {
  let sum = 0n;
  return totals.map((total) => {
    sum += parseUsd(total);
    return sum;
  });
}

/** In percent. */
function ratio(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * PARTS) / whole) / Number(PARTS / 100n);
}
