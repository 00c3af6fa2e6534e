import { sql } from "kysely";
import { keptParts } from "../answers/kept-parts.js";
import type { ReadSpan } from "../answers/read-stamp.js";
import type { Anomaly, WatchedSlot } from "../domain/find-anomalies.js";
import { BreakdownSort, Grain, type Meter, UsageDimension } from "../domain/question-words.js";
import { type ContributingGroup, type Contributor, rankContributors } from "../domain/rank-contributors.js";
import { inUnit, METER_COLUMNS } from "../meter.js";
import type { Question } from "../question.js";
import { planRanking } from "../ranking/range-plan.js";
import { topPage } from "../ranking/top-users.query.js";
import { userDays } from "../ranking/user-days.js";
import { rankedUsers } from "../ranking/ranked-users.query.js";
import { groupKey, labelsOf, slotOf } from "../usage-group.js";
import { usageSource } from "../usage-source.js";

const QUARTER_HOUR_MS = 15 * 60_000;
const { MODEL, FEATURE, OPERATION, PROJECT, KEY, USER } = UsageDimension;
const DIMENSIONS = [MODEL, FEATURE, OPERATION, PROJECT, KEY] as const;
/** App users are many: those with most of it may explain it. */
const MAX_USERS = 20;
const DATE_LENGTH = "2026-11-23".length;

export interface AnomalyContributor {
  readonly dimension: UsageDimension;
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly expected: string;
  readonly excess: string;
}

/**
 * The groups whose difference from their own usual explains that of the whole, for each anomaly in its place. What
 * explains a day that is over is kept, and of the running one what it is compared with: of app users for as long as
 * the same ones have most.
 */
export async function explainAnomalies(
  question: Question,
  anomalies: readonly Anomaly[],
  meter: Meter,
): Promise<readonly (readonly AnomalyContributor[])[]> {
  const spans = anomalies.map(({ slot, peers }) => spanOf([...peers, slot]));
  return keptParts(question, {
    name: "explained",
    request: { meter },
    spans,
    read: async (missing) => {
      const explained: (readonly AnomalyContributor[])[] = [];
      for (const span of missing) {
        const anomaly = anomalies[spans.indexOf(span)];
        explained.push(anomaly === undefined ? [] : await explainAnomaly(question, anomaly, meter));
      }
      return explained;
    },
  });
}

async function explainAnomaly(
  question: Question,
  { slot, peers, baseline }: Anomaly,
  meter: Meter,
): Promise<readonly AnomalyContributor[]> {
  const { expected } = baseline;
  const difference = slot.value - expected;
  const whole = { peers, slot, meter };
  const rows = [...(await groupsOf(question, whole)), ...(await usersOf(question, whole, difference > 0n))];
  const contributors = rankContributors(toGroups(rows, peers.length + 1), { expected, difference });
  return Promise.all(contributors.map((contributor) => toAnswer(question, contributor, meter)));
}

interface Explained {
  /** What the slot is compared with, ascending. */
  readonly peers: readonly WatchedSlot[];
  readonly slot: WatchedSlot;
  readonly meter: Meter;
}

/** Of those with most now, who explain too much, or the last time, who explain too little. */
async function usersOf(
  question: Question,
  { peers, slot, meter }: Explained,
  isTooMuch: boolean,
): Promise<readonly GroupRow[]> {
  const largestIn = isTooMuch ? slot : peers.slice(-1)[0];
  if (largestIn === undefined) return [];
  const largest = await keptBySlot(question, { name: "largest", meter, slots: [largestIn] }, ([wanted]) =>
    wanted === undefined ? Promise.resolve([]) : selectLargest(question, wanted, meter),
  );
  const ofThem = ofUsers(question, largest.map(({ key }) => key).toSorted());
  const before = await keptBySlot(ofThem, { name: "users before", meter, slots: peers }, (wanted) =>
    selectUserDays(ofThem, wanted, meter),
  );
  const now = isTooMuch
    ? largest
    : await keptBySlot(ofThem, { name: "users", meter, slots: [slot] }, (wanted) =>
        selectGroups(ofThem, { slots: wanted, meter, dimensions: [USER] }),
      );
  return [...before, ...now.map((row) => ({ ...row, slot: peers.length + 1 }))];
}

interface SlotParts {
  /** Of what is kept; no two have the same. */
  readonly name: string;
  readonly meter: Meter;
  readonly slots: readonly WatchedSlot[];
}

/** Slot by slot: what is recorded late is of one of them, and the others are kept. Rows say the place of their slot, from 1. */
async function keptBySlot(
  question: Question,
  { name, meter, slots }: SlotParts,
  read: (slots: readonly WatchedSlot[]) => Promise<readonly GroupRow[]>,
): Promise<readonly GroupRow[]> {
  const spans = slots.map((slot) => spanOf([slot]));
  const rows = await keptParts(question, {
    name,
    request: { meter },
    spans,
    read: async (missing) => {
      const found = await read(missing.flatMap((span) => slots[spans.indexOf(span)] ?? []));
      return missing.map((_, at) => found.filter(({ slot }) => slot === at + 1));
    },
  });
  return rows.flatMap((ofSlot, at) => ofSlot.map((row) => ({ ...row, slot: at + 1 })));
}

/** As the ranking of app users has them, where it can answer. */
async function selectLargest(question: Question, slot: WatchedSlot, meter: Meter): Promise<readonly GroupRow[]> {
  const ofSlot = within(question, slot);
  const plan = await planRanking(ofSlot, USER);
  if (plan !== null) {
    const page = { sort: BreakdownSort[meter], first: MAX_USERS };
    const top = (await topPage(ofSlot, plan, page)) ?? (await rankedUsers(ofSlot, plan, { ...page, after: null }));
    return top.map(({ key, sort_value: value }) => ({ dimension: USER, key, slot: 1, value }));
  }
  const value = sumOf(meter);
  const rows = await inSlots(question, [slot], true)
    .select([groupKey(question, USER).as("key"), value.as("value")])
    .groupBy(sql`1`)
    .orderBy(sql`sum(${sql.ref(`u.${METER_COLUMNS[meter]}`)})`, "desc")
    .limit(MAX_USERS)
    .execute();
  return rows.map((row) => ({ ...row, dimension: USER, slot: 1 }));
}

function within(question: Question, slot: WatchedSlot): Question {
  const { filter } = question;
  return { ...question, filter: { ...filter, range: { ...filter.range, ...spanOf([slot]) } } };
}

interface GroupRow {
  readonly dimension: UsageDimension;
  readonly key: string;
  /** From 1. */
  readonly slot: number;
  readonly value: string;
}

function groupsOf(question: Question, { peers, slot, meter }: Explained): Promise<readonly GroupRow[]> {
  return keptBySlot(question, { name: "groups", meter, slots: [...peers, slot] }, (slots) =>
    selectGroups(question, { slots, meter, dimensions: DIMENSIONS }),
  );
}

interface GroupRequest {
  /** Ascending. */
  readonly slots: readonly WatchedSlot[];
  readonly meter: Meter;
  readonly dimensions: readonly UsageDimension[];
}

/** Of the app users of the filter, by their days where those are added up. */
async function selectUserDays(
  question: Question,
  slots: readonly WatchedSlot[],
  meter: Meter,
): Promise<readonly GroupRow[]> {
  const { filter } = question;
  const range = { ...filter.range, ...spanOf(slots) };
  const isByDay = slots.every(({ label }) => label.length === DATE_LENGTH);
  const days = isByDay
    ? await userDays({ ...question, filter: { ...filter, range } }, { groupBy: USER, grain: Grain.DAY })
    : null;
  if (days === null) return selectGroups(question, { slots, meter, dimensions: [USER] });
  const { rows } = await sql<Omit<GroupRow, "dimension">>`
    select u.user_id::text as key, ${slotOf(slots)} as slot, ${sumOf(meter)} as value
    from ${days} as u where u.at = any(${sql.val(slots.flatMap(quartersOf))}::timestamptz[])
    group by 1, 2`.execute(question.db);
  return rows.map((row) => ({ ...row, dimension: USER }));
}

/** Read once for all dimensions: those of their sets are added up by what each of them says. */
async function selectGroups(question: Question, { slots, meter, dimensions }: GroupRequest): Promise<GroupRow[]> {
  const keys = sql<string[]>`array[${sql.join(dimensions.map((dimension) => groupKey(question, dimension)))}]::text[]`;
  const rows = await inSlots(question, slots, dimensions.includes(USER))
    .select([keys.as("keys"), slotOf(slots).as("slot"), sumOf(meter).as("value")])
    .groupBy(sql`1, 2`)
    .execute();
  return rows.flatMap(({ keys: named, ...row }) =>
    dimensions.map((dimension, at) => ({ ...row, dimension, key: named[at] ?? "" })),
  );
}

function ofUsers(question: Question, include: readonly string[]): Question {
  const { filter } = question;
  return {
    ...question,
    filter: { ...filter, dimensions: { ...filter.dimensions, users: { include, exclude: null } } },
  };
}

/** From the beginning of the first to the end of the last. */
function spanOf(slots: readonly WatchedSlot[]): ReadSpan {
  const [first, last] = [slots[0], slots.at(-1)];
  if (first === undefined || last === undefined) throw new Error("there is no slot to read");
  return { from: first.start, to: last.end };
}

/** Whole slots, named bucket by bucket: weeks lie between them that are not to be read. */
function inSlots({ db, filter }: Question, slots: readonly WatchedSlot[], perUser: boolean) {
  const range = { ...filter.range, ...spanOf(slots) };
  return db
    .selectFrom(usageSource(db, { ...filter, range }, perUser).as("u"))
    .where(sql<boolean>`u.at = any(${sql.val(slots.flatMap(quartersOf))}::timestamptz[])`);
}

function quartersOf({ start, end }: WatchedSlot): string[] {
  const count = (end.getTime() - start.getTime()) / QUARTER_HOUR_MS;
  return Array.from({ length: count }, (_, at) => new Date(start.getTime() + at * QUARTER_HOUR_MS).toJSON());
}

function sumOf(meter: Meter) {
  return sql<string>`sum(${sql.ref(`u.${METER_COLUMNS[meter]}`)})::text`;
}

function toGroups(rows: readonly GroupRow[], slotCount: number): ContributingGroup[] {
  const byGroup = Map.groupBy(rows, ({ dimension, key }) => `${dimension} ${key}`);
  return [...byGroup.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const values = Array.from({ length: slotCount }, () => 0n);
    for (const { slot, value } of group) values[slot - 1] = (values[slot - 1] ?? 0n) + BigInt(value);
    return [{ dimension: first.dimension, key: first.key, value: values.at(-1) ?? 0n, peers: values.slice(0, -1) }];
  });
}

async function toAnswer({ db }: Question, contributor: Contributor, meter: Meter): Promise<AnomalyContributor> {
  const { dimension, key, value, expected, excess } = contributor;
  const labelOf = await labelsOf(db, dimension, [key]);
  return {
    dimension,
    key,
    label: labelOf(key),
    value: inUnit(meter, value),
    expected: inUnit(meter, expected),
    excess: inUnit(meter, excess),
  };
}
