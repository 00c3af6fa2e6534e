import type { AlertUsageQuery } from "../../../lib/graphql/graphql";
import type { AlertDetail } from "../api/use-alert";

type Series = Pick<AlertUsageQuery["usageSeries"], "buckets" | "total">;

/** Lengths in percent of the plot; the words and numbers beside them are the server's. */
export interface PeriodLine {
  /** `x,y` pairs of a drawing that is 100 wide and high. */
  points: string;
  /** Above the bottom; null where nothing is a limit. */
  limit: number | null;
  crossings: readonly { id: string; level: number; left: number; bottom: number }[];
}

/** How usage added up over a period, with where its levels were crossed; null without a bucket. */
export function periodLine(alert: AlertDetail, { buckets, total }: Series): PeriodLine | null {
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (first === undefined || last === undefined) return null;
  const limit = alert.type === "LEVEL" || alert.type === "PACE" ? Number(alert.limit) : 0;
  const sums = runningTotals(total);
  const top = Math.max(limit, sums.at(-1) ?? 0) * 1.08 || 1;
  const [from, to] = [Date.parse(first.start), Date.parse(last.end)];
  const x = (instant: string): number => within(((Date.parse(instant) - from) / (to - from)) * 100);
  const height = (amount: number): number => within((amount / top) * 100);
  const all = [alert, ...alert.siblings.filter(({ id }) => id !== alert.id)];
  return {
    points: ["0,100", ...buckets.map(({ end }, at) => `${x(end)},${100 - height(sums[at] ?? 0)}`)].join(" "),
    limit: limit === 0 ? null : height(limit),
    crossings: all
      .filter(({ type }) => type === "LEVEL")
      .map(({ id, level, crossedAt }) => ({
        id,
        level,
        left: x(crossedAt),
        bottom: height((limit * level) / 100),
      })),
  };
}

function within(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}

function runningTotals(totals: readonly string[]): readonly number[] {
  let sum = 0;
  return totals.map((total) => {
    sum += Number(total);
    return sum;
  });
}
