import type { Rejection } from "@tokenledger/model/ingest-receipt";
import { MAX_EVENT_ID_LENGTH } from "@tokenledger/model/limits";
import type { usageEventSchema } from "@tokenledger/model/usage-event";
import { describeUnseen } from "../../core/errors.js";

type Issue = NonNullable<ReturnType<typeof usageEventSchema.safeParse>["error"]>["issues"][number];

const MAX_SHOWN_LENGTH = 64;
/** Every acceptable id as a whole: a letter takes up to two units. */
const MAX_TOLD_ID_LENGTH = 2 * MAX_EVENT_ID_LENGTH;

/**
 * What they hold may name a person, by the sender's own ids: the sender's logs, and those of who imports a file, keep
 * what is answered.
 */
const PRIVATE_FIELDS: ReadonlySet<string> = new Set(["userId", "noteId", "requestId"]);

/** What is wrong with an event, and where. */
export interface Fault {
  /** From the event to the field; empty for the event as a whole. */
  readonly path: readonly PropertyKey[];
  /** Completes the sentence "expected …". */
  readonly expected: string;
  /** Whether the last name of the path is at fault and not what stands under it. */
  readonly isName?: boolean;
}

export function faultOf(issue: Issue | undefined): Fault {
  if (issue === undefined || issue.path.length === 0) return { path: [], expected: "a JSON object" };
  if (issue.code !== "invalid_key") return { path: issue.path, expected: issue.message };
  return { path: issue.path, expected: `a name that is ${issue.issues[0]?.message ?? issue.message}`, isName: true };
}

/** Says which field of an event is at fault, what was expected and what came; nothing of it at any length. */
export function toRejection(index: number, given: unknown, { path, expected, isName = false }: Fault): Rejection {
  const field = path.length === 0 ? null : path.map((name) => cut(String(name))).join(".");
  const value = isName ? path.at(-1) : path.reduce<unknown>(propertyOf, given);
  const got = !isName && isPrivate(path, value) ? describeUnseen(value) : shown(value);
  const message = `${field ?? "event"}: expected ${expected}, got ${got}`;
  return { index, id: idOf(given), code: "BAD_INPUT", field, message };
}

/** Whether the value at a path of an event, or of a correction of one, must not be repeated. */
export function isPrivate([field]: readonly PropertyKey[], value: unknown): boolean {
  if (field === undefined || field === "tags") return typeof value === "string";
  return PRIVATE_FIELDS.has(String(field));
}

/** What the sender wrote there, never what every object inherits. */
function propertyOf(value: unknown, name: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

/** The sender's id when it can be told, so that the sender finds its event again. */
function idOf(given: unknown): string | null {
  const id = propertyOf(given, "id");
  return typeof id === "string" ? id.slice(0, MAX_TOLD_ID_LENGTH).toWellFormed() : null;
}

/** Objects are named, not printed: they may be large or hold what nobody should read in a log. */
function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "number") return String(value);
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "an array" : "an object";
  return cut(JSON.stringify(value) ?? typeof value);
}

function cut(text: string): string {
  return (text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, MAX_SHOWN_LENGTH)}…` : text).toWellFormed();
}
