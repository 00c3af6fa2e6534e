import { deserialize, serialize } from "node:v8";
import type { Question } from "../question.js";
import type { ReadSpan } from "./read-stamp.js";
import { readPartStamps } from "./read-part-stamps.js";

/** What answers are made of besides what changes all the time: days that are over, a period compared with. */
export interface Parts<Value> {
  /** Of what is read; no two have the same. */
  readonly name: string;
  /** What a value depends on beside its span and whose usage of which dimensions and zone is asked about. */
  readonly request: Readonly<Record<string, unknown>>;
  /** Everything that is read of recorded usage for the value of a span lies in it. */
  readonly spans: readonly ReadSpan[];
  /** Values of some of the spans, in their order. */
  readonly read: (spans: readonly ReadSpan[]) => Promise<readonly Value[]>;
}

/**
 * The values of all spans, in their order: those that are kept at the stamp that the question's own snapshot has of
 * their span, and the others read. What is recorded elsewhere in a range, as nearly everything is on the running day,
 * thus does not end them. They are found again by every question that has them, and take room as answers do.
 */
export async function keptParts<Value>(question: Question, parts: Parts<Value>): Promise<readonly Value[]> {
  const { db, kept } = question;
  const { spans } = parts;
  if (kept?.keeps !== true || spans.length === 0) return parts.read(spans);
  const stamps = await readPartStamps(db, spans);
  const places = spans.map((span, at) => ({ span, key: keyOf(question, parts, span), stamp: stamps[at] ?? "" }));
  const found = places.map(({ key, stamp }) => kept.part(key, stamp));
  const missing = places.filter((_, at) => found[at] === null);
  const made = missing.length === 0 ? [] : await parts.read(missing.map(({ span }) => span));
  missing.forEach(({ key, stamp }, at) => kept.keepPart(key, stamp, serialize(made[at])));
  const read = made.values();
  return found.map((bytes) => {
    if (bytes !== null) return deserialize(bytes) as Value; // what has this key is of these parts
    const { value, done } = read.next();
    if (done === true) throw new Error(`A span of ${parts.name} has no value.`);
    return value;
  });
}

function keyOf(
  { filter, minimumGroup }: Question,
  { name, request }: Pick<Parts<never>, "name" | "request">,
  { from, to }: ReadSpan,
): string {
  const { scope, dimensions, range } = filter;
  return JSON.stringify(["part", name, request, scope, dimensions, range.timezone, minimumGroup, from, to]);
}
