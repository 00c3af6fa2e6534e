import { NO_TOKENS } from "@tokenledger/model/token-class";
import { type RawBuilder, sql } from "kysely";
import type { Question } from "../analytics/question.js";
import type { PriceVersion } from "../pricing/domain/price-version.js";
import { priceGroup, tierStartsOf } from "./price-group.js";
import type { RecostPrices } from "./recost-prices.js";
import { oneOfEach } from "./token-sums.js";
import { groupsFromRows, groupsFromSums, type GroupQuestion, type UsageGroup } from "./usage-groups.query.js";

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;
const MOST_USERS = 5;

interface RadarSums {
  /** Pico-USD by the price before the change, and by the one after it. */
  cost: bigint;
  costThen: bigint;
}

export interface RadarChange extends Readonly<RadarSums> {
  readonly provider: string;
  readonly model: string;
  readonly effectiveFrom: Date;
  /** Null: without a price until then. */
  readonly current: PriceVersion | null;
  readonly next: PriceVersion;
  readonly requests: number;
  /** By id of the app user, "0" for none; those it moves most. */
  readonly users: readonly (readonly [string, Readonly<RadarSums>])[];
}

/** A model of a project whose price is announced to change. */
interface Announced {
  readonly projectId: number;
  readonly provider: string;
  readonly model: string;
  readonly atMs: number;
  /** A day on each side of the change, or less where prices change on it again; `to` exclusive. */
  readonly before: Span;
  readonly after: Span;
  readonly current: PriceVersion | null;
  readonly next: PriceVersion;
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Announced changes of prices, applied to what was used in the question's range; soonest first. */
export async function priceRadar(question: Question, prices: RecostPrices): Promise<readonly RadarChange[]> {
  const about = { filter: question.filter, onlyKnownCost: false };
  const { groups: used } = await groupsFromSums(question.db, { ...about, slotOf: noSlots, perUser: false }, false);
  const announced = used.flatMap((group) => announcedFor(group, prices, question.now.getTime()));
  const byChange = Map.groupBy(announced, ({ provider, model, atMs, current, next }) =>
    JSON.stringify([atMs, provider, model, current?.id, next.id]),
  );
  const changes: RadarChange[] = [];
  for (const same of byChange.values()) {
    const change = await applyChange(question, same, prices);
    if (change !== null && change.cost !== change.costThen) changes.push(change);
  }
  return changes.toSorted(
    (a, b) => a.effectiveFrom.getTime() - b.effectiveFrom.getTime() || (a.model < b.model ? -1 : 1),
  );
}

function announcedFor({ projectId, provider, model }: UsageGroup, prices: RecostPrices, nowMs: number): Announced[] {
  const sold = { projectId, provider, model };
  const at = (timeMs: number) => prices.explain(NO_TOKENS, sold, { time: new Date(timeMs) }).version;
  const changes = prices.changesAfter(nowMs - DAY_MS);
  return changes.flatMap((atMs, place) => {
    if (atMs <= nowMs) return [];
    const before = { fromMs: Math.max(atMs - DAY_MS, changes[place - 1] ?? 0), toMs: atMs };
    const after = { fromMs: atMs, toMs: Math.min(atMs + DAY_MS, changes[place + 1] ?? Infinity) };
    // At the same time of day, if there is one: another price of this hour is no announcement.
    const [current, next] = [at(timeIn(before, atMs)), at(atMs)];
    return next === null || next.id === current?.id ? [] : [{ ...sold, atMs, before, after, current, next }];
  });
}

/** The instant of a span that has the time of day of another, else its first. */
function timeIn({ fromMs, toMs }: Span, sameTimeAsMs: number): number {
  const instant = fromMs + ((((sameTimeAsMs - fromMs) % DAY_MS) + DAY_MS) % DAY_MS);
  return instant < toMs ? instant : fromMs;
}

async function applyChange(
  question: Question,
  same: readonly Announced[],
  prices: RecostPrices,
): Promise<RadarChange | null> {
  const [first] = same;
  if (first === undefined) return null;
  const { provider, model, atMs, before, after, current, next } = first;
  const users = new Map<string, RadarSums>();
  const total = { cost: 0n, costThen: 0n, requests: 0 };
  for (const group of await mixOf(question, same, prices)) {
    const price = (span: Span) => {
      const time = new Date(timeIn(span, group.slot * QUARTER_MS));
      return priceGroup(group, prices.explain(oneOfEach(group.sums), group, { time }))?.cost ?? null;
    };
    const costThen = price(after);
    if (costThen === null) continue;
    const cost = price(before) ?? 0n;
    total.requests += group.requests;
    const user = users.get(group.userId) ?? { cost: 0n, costThen: 0n };
    users.set(group.userId, user);
    for (const sums of [total, user]) {
      sums.cost += cost;
      sums.costThen += costThen;
    }
  }
  return { provider, model, effectiveFrom: new Date(atMs), current, next, ...total, users: mostAffected(users) };
}

/** By app user, quarter of the day and context tier: what two prices of one model can tell apart. */
async function mixOf(
  { db, filter }: Question,
  same: readonly Announced[],
  prices: RecostPrices,
): Promise<readonly UsageGroup[]> {
  const [first] = same;
  if (first === undefined) return [];
  const cards = same.flatMap(({ current, next }) => [next.card, ...(current === null ? [] : [current.card])]);
  const question: GroupQuestion = {
    filter: {
      ...filter,
      dimensions: {
        ...filter.dimensions,
        projects: { include: same.map(({ projectId }) => projectId), exclude: null },
        providers: only(first.provider),
        models: only(first.model),
      },
    },
    slotOf: prices.hasHours ? quarterOfDay : noSlots,
    perUser: true,
    onlyKnownCost: false,
  };
  const tierStarts = tierStartsOf(cards);
  const isLinear = tierStarts.length === 0 && cards.every(({ webSearch }) => (webSearch ?? 0n) === 0n);
  if (isLinear) return (await groupsFromSums(db, question, false)).groups;
  const { groups: archived } = await groupsFromSums(db, question, true);
  return [...(await groupsFromRows(db, question, tierStarts)), ...archived];
}

function only<Value>(value: Value) {
  return { include: [value], exclude: null };
}

function quarterOfDay(at: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`floor(extract(epoch from ${at} at time zone 'UTC')::numeric % 86400 / 900)::int`;
}

function noSlots(): RawBuilder<unknown> {
  return sql`0`;
}

function mostAffected(users: ReadonlyMap<string, RadarSums>): RadarChange["users"] {
  const moved = ({ cost, costThen }: RadarSums) => (costThen > cost ? costThen - cost : cost - costThen);
  return [...users]
    .toSorted(([idA, a], [idB, b]) => {
      if (moved(a) !== moved(b)) return moved(a) > moved(b) ? -1 : 1;
      return Number(idA) - Number(idB);
    })
    .slice(0, MOST_USERS);
}
