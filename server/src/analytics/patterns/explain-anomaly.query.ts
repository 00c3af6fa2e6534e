import { sql } from "kysely";
import type { Anomaly, WatchedSlot } from "../domain/find-anomalies.js";
import { type Meter, UsageDimension } from "../domain/question-words.js";
import { type ContributingGroup, type Contributor, rankContributors } from "../domain/rank-contributors.js";
import { inUnit, METER_COLUMNS } from "../meter.js";
import type { Question } from "../question.js";
import { groupKey, labelsOf, slotOf } from "../usage-group.js";
import { usageSource } from "../usage-source.js";

const QUARTER_HOUR_MS = 15 * 60_000;
const { MODEL, FEATURE, OPERATION, PROJECT, KEY, USER } = UsageDimension;
const DIMENSIONS = [MODEL, FEATURE, OPERATION, PROJECT, KEY] as const;
/** App users are many: those with most of it, then and the last time it is compared with, may explain it. */
const MAX_USERS = 20;

export interface AnomalyContributor {
  readonly dimension: UsageDimension;
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly expected: string;
  readonly excess: string;
}

/** The groups whose difference from their own usual explains that of the whole. */
export async function explainAnomaly(
  question: Question,
  anomaly: Anomaly,
  meter: Meter,
): Promise<AnomalyContributor[]> {
  const { slot, peers, baseline } = anomaly;
  const slots = [...peers, slot];
  const users = await selectLargestUsers(question, { slots: slots.slice(-2), meter });
  const rows = [
    ...(await selectGroups(question, { slots, meter, dimensions: DIMENSIONS })),
    ...(await selectGroups(ofUsers(question, users), { slots, meter, dimensions: [USER] })),
  ];
  const { expected } = baseline;
  const contributors = rankContributors(toGroups(rows, slots.length), { expected, difference: slot.value - expected });
  return Promise.all(contributors.map((contributor) => toAnswer(question, contributor, meter)));
}

interface SlotsRequest {
  /** Ascending; the last is the one to explain. */
  readonly slots: readonly WatchedSlot[];
  readonly meter: Meter;
}

interface GroupRequest extends SlotsRequest {
  readonly dimensions: readonly UsageDimension[];
}

interface GroupRow {
  readonly dimension: UsageDimension;
  readonly key: string;
  /** From 1. */
  readonly slot: number;
  readonly value: string;
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

async function selectLargestUsers(question: Question, { slots, meter }: SlotsRequest): Promise<string[]> {
  const rows = await inSlots(question, slots, true)
    .select(groupKey(question, USER).as("key"))
    .groupBy(sql`1`)
    .orderBy(sql`sum(${sql.ref(`u.${METER_COLUMNS[meter]}`)})`, "desc")
    .limit(MAX_USERS)
    .execute();
  return rows.map(({ key }) => key);
}

function ofUsers(question: Question, include: readonly string[]): Question {
  const { filter } = question;
  return {
    ...question,
    filter: { ...filter, dimensions: { ...filter.dimensions, users: { include, exclude: null } } },
  };
}

/** Whole slots, named bucket by bucket: weeks lie between them that are not to be read. */
function inSlots({ db, filter }: Question, slots: readonly WatchedSlot[], perUser: boolean) {
  const [first, last] = [slots[0], slots.at(-1)];
  if (first === undefined || last === undefined) throw new Error("there is no slot to read");
  const range = { ...filter.range, from: first.start, to: last.end };
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
