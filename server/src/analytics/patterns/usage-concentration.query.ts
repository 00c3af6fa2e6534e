import { type RawBuilder, sql } from "kysely";
import type { ResolvedRange } from "../../core/domain/resolved-range.js";
import { selectActiveUsers } from "../active-users/select-active-users.js";
import { Meter, UsageDimension } from "../domain/question-words.js";
import { shareOf } from "../domain/share-of.js";
import { tellGroupSize } from "../domain/tell-group-size.js";
import { inUnit, METER_COLUMNS } from "../meter.js";
import type { Question } from "../question.js";
import { inWholeNumbers } from "../ranking/in-whole-numbers.js";
import { planRanking } from "../ranking/range-plan.js";
import { userTotals } from "../ranking/user-totals.js";
import { hasRequests } from "../usage-sums.js";
import { usageSource } from "../usage-source.js";

/** Points of the curve beside its start: one for each hundredth of the app users, as far as there are so many. */
export const CURVE_POINTS = 100;

/** Of so many in 100 it is told what they did not exceed. */
const TOLD_PERCENT = [25, 50, 75, 95] as const;

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
  readonly p25: string | null;
  readonly median: string | null;
  readonly p75: string | null;
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
  const amountOf = (percent: (typeof TOLD_PERCENT)[number]): string | null => {
    const place = size - Math.ceil((size * percent) / 100) + 1;
    const row = told.find((one) => Number(one.place) === place);
    return row === undefined ? null : inUnit(meter, BigInt(row.amount));
  };
  return {
    meter,
    range: question.filter.range,
    settledUntil: question.snapshotAt,
    users,
    p25: amountOf(25),
    median: amountOf(50),
    p75: amountOf(75),
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

async function selectPlaces(question: Question, meter: Meter): Promise<PlaceRow[]> {
  const plan = await planRanking(question, UsageDimension.USER);
  if (plan === null) return placesOf(question, spentByRollup(question, meter));
  const users = meter === Meter.COST ? await countKnownUsers(question) : null;
  return inWholeNumbers(question.db, (number) => {
    const totals = userTotals(question, plan, { column: METER_COLUMNS[meter], number });
    return placesOf(question, users === null ? spentByAll(totals) : spentByKnown(totals, users));
  });
}

function spentByRollup({ db, filter }: Question, meter: Meter): RawBuilder<unknown> {
  const isTold = meter === Meter.COST ? sql`sum(u.requests) > sum(u.unpriced_requests)` : hasRequests;
  return sql`
    select sum(${sql.ref(`u.${METER_COLUMNS[meter]}`)}) as amount from ${usageSource(db, filter, true)} as u
    where u.user_id <> 0 group by u.user_id having ${isTold}`;
}

function spentByAll(totals: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select value as amount from (${totals}) as totals where user_id <> 0`;
}

/** Sums of spans do not tell a known cost of nothing from an unknown one. So many are known; all but those with costs had none. */
function spentByKnown(totals: RawBuilder<unknown>, users: number): RawBuilder<unknown> {
  return sql`
    with costly as materialized (select value from (${totals}) as totals where user_id <> 0 and value > 0)
    select value as amount from costly
    union all
    select 0 from generate_series(1, ${sql.lit(users)} - (select count(*) from costly))`;
}

async function countKnownUsers(question: Question): Promise<number> {
  const rows = await selectActiveUsers(question, UsageDimension.NONE);
  return Number(rows.at(-1)?.users);
}

async function placesOf({ db }: Question, spent: RawBuilder<unknown>): Promise<PlaceRow[]> {
  const steps = sql.lit(CURVE_POINTS);
  const { rows } = await sql<PlaceRow>`
    with placed as (
      select amount, row_number() over (order by amount desc) as place,
             sum(amount) over (order by amount desc rows unbounded preceding) as running,
             count(*) over () as users, sum(amount) over () as total
      from (${spent}) as spent
    )
    select p.place, p.users, p.amount::text as amount, p.running::text as running, p.total::text as total from placed p
    where p.place * ${steps} / p.users > (p.place - 1) * ${steps} / p.users
      or p.place in (${sql.join(TOLD_PERCENT.map((percent) => sql`p.users - (p.users * ${sql.lit(percent)} + 99) / 100 + 1`))})
    order by p.place`.execute(db);
  return rows;
}
