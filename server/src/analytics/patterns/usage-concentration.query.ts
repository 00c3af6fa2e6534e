import { sql } from "kysely";
import type { ResolvedRange } from "../../core/domain/resolved-range.js";
import { Meter } from "../domain/question-words.js";
import { shareOf } from "../domain/share-of.js";
import { tellGroupSize } from "../domain/tell-group-size.js";
import { inUnit, METER_COLUMNS } from "../meter.js";
import type { Question } from "../question.js";
import { hasRequests } from "../usage-sums.js";
import { usageSource } from "../usage-source.js";

/** Points of the curve beside its start: one for each hundredth of the app users, as far as there are so many. */
export const CURVE_POINTS = 100;

export interface ConcentrationPoint {
  readonly users: number;
  readonly share: number;
}

export interface UsageConcentrationAnswer {
  readonly meter: Meter;
  readonly range: ResolvedRange;
  readonly settledUntil: Date;
  /** Null when so few that the viewer is not told. */
  readonly users: number | null;
  readonly median: string | null;
  readonly p95: string | null;
  readonly topTenthUsers: number | null;
  readonly topTenthShare: number | null;
  readonly curve: readonly ConcentrationPoint[];
}

/** An app user at one of the places that are told, from the one with most. */
interface PlaceRow {
  readonly place: string;
  readonly amount: string;
  /** Of this one and all with more. */
  readonly running: string;
  readonly users: string;
  readonly total: string;
}

/**
 * How a meter is spread over app users. Percentiles are by nearest rank: the amount of somebody. Costs are of
 * app users with a request of known cost, because an unknown cost is not zero.
 */
export async function usageConcentration(question: Question, meter: Meter): Promise<UsageConcentrationAnswer> {
  const rows = await selectPlaces(question, meter);
  const size = Number(rows[0]?.users ?? 0);
  const users = tellGroupSize(size, question.minimumGroup);
  const told = users === null ? [] : rows;
  const curve = told.flatMap(({ place, running, total }) => {
    const share = shareOf(BigInt(running), BigInt(total));
    return share === null ? [] : [{ users: Number(place), share }];
  });
  const tenth = Math.ceil(size / 10);
  const amountOf = (percent: number): string | null => {
    const place = size - Math.ceil((size * percent) / 100) + 1;
    const row = told.find((one) => Number(one.place) === place);
    return row === undefined ? null : inUnit(meter, BigInt(row.amount));
  };
  return {
    meter,
    range: question.filter.range,
    settledUntil: question.snapshotAt,
    users,
    median: amountOf(50),
    p95: amountOf(95),
    topTenthUsers: users === null ? null : tenth,
    topTenthShare: curve.find((point) => point.users === tenth)?.share ?? null,
    curve: curve.filter(({ users: place }) => isOnCurve(place, size)),
  };
}

/** The curve has every place at which another hundredth of the app users is complete. */
function isOnCurve(place: number, size: number): boolean {
  return Math.floor((place * CURVE_POINTS) / size) > Math.floor(((place - 1) * CURVE_POINTS) / size);
}

function selectPlaces({ db, filter }: Question, meter: Meter): Promise<PlaceRow[]> {
  const amount = sql.ref(`u.${METER_COLUMNS[meter]}`);
  const isTold = meter === Meter.COST ? sql<boolean>`sum(u.requests) > sum(u.unpriced_requests)` : hasRequests;
  return db
    .with("spent", (cte) =>
      cte
        .selectFrom(usageSource(db, filter, true).as("u"))
        .select(sql<string>`sum(${amount})`.as("amount"))
        .where(sql<boolean>`u.user_id <> 0`)
        .groupBy("u.user_id")
        .having(isTold),
    )
    .with("placed", (cte) =>
      cte
        .selectFrom("spent as s")
        .select([
          "s.amount",
          sql<string>`row_number() over (order by s.amount desc)`.as("place"),
          sql<string>`sum(s.amount) over (order by s.amount desc rows unbounded preceding)`.as("running"),
          sql<string>`count(*) over ()`.as("users"),
          sql<string>`sum(s.amount) over ()`.as("total"),
        ]),
    )
    .selectFrom("placed as p")
    .select(["p.place", "p.users"])
    .select(
      (["amount", "running", "total"] as const).map((column) => sql<string>`p.${sql.ref(column)}::text`.as(column)),
    )
    .where(
      sql<boolean>`p.place * ${sql.lit(CURVE_POINTS)} / p.users > (p.place - 1) * ${sql.lit(CURVE_POINTS)} / p.users
        or p.place in (p.users - (p.users + 1) / 2 + 1, p.users - (p.users * 95 + 99) / 100 + 1)`,
    )
    .orderBy(sql`p.place`)
    .execute();
}
