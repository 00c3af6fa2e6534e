import { types } from "node:util";
import { isFields } from "./fields.js";
import { UnreadablePromptError } from "./unreadable-prompt-error.js";

/** Deeper than any prompt is; what refers to itself would have no end. */
const MAX_DEPTH = 64;
const MOST_FEW = 8;

/**
 * The same text for equal values, whatever the order of their fields, and another one for others. Texts stand in it as
 * they are, behind their length, so that most of a prompt need not be copied letter by letter.
 *
 * @throws RangeError for what refers to itself
 * @throws UnreadablePromptError for objects whose content cannot be seen from outside, such as a Blob
 */
export function canonicalText(value: unknown, depth = MAX_DEPTH): string {
  if (typeof value === "string") return `s${value.length}:${value}`;
  if (typeof value !== "object" || value === null) return `${typeof value}:${String(value)};`;
  if (depth === 0) throw new RangeError(`A prompt has more than ${MAX_DEPTH} levels, or refers to itself.`);
  if (Array.isArray(value)) return listText("[", value, depth);
  if (isFields(value) && isPlain(value)) return fieldsText(value, depth);
  if (ArrayBuffer.isView(value)) return bytesText(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
  if (types.isAnyArrayBuffer(value)) return bytesText(Buffer.from(value));
  if (value instanceof URL) return `u${value.href.length}:${value.href}`;
  if (types.isDate(value)) return `d${value.getTime()};`;
  if (types.isMap(value)) return listText("m", [...value], depth);
  if (types.isSet(value)) return listText("e", [...value], depth);
  throw new UnreadablePromptError("A prompt holds an object that has more than its fields.");
}

function bytesText(bytes: Buffer): string {
  const base64 = bytes.toString("base64");
  return `b${base64.length}:${base64}`;
}

function listText(kind: string, entries: readonly unknown[], depth: number): string {
  let text = `${kind}${entries.length}:`;
  for (const entry of entries) text += canonicalText(entry, depth - 1);
  return text;
}

/** In place and as `sort` does, which costs more by itself than to order the few fields of a prompt. */
function sortFew(names: string[]): string[] {
  if (names.length > MOST_FEW) return names.sort();
  for (let at = 1; at < names.length; at += 1) {
    const name = names[at] ?? "";
    let to = at;
    for (; to > 0 && (names[to - 1] ?? "") > name; to -= 1) names[to] = names[to - 1] ?? "";
    names[to] = name;
  }
  return names;
}

/** Of this realm or another one, such as a test runner's. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function fieldsText(fields: Readonly<Record<string, unknown>>, depth: number): string {
  let text = "{";
  for (const name of sortFew(Object.keys(fields))) {
    const value = fields[name];
    // A field that is not there and one that is undefined are the same to every SDK.
    if (value !== undefined && typeof value !== "function") {
      text += `${name.length}:${name}${canonicalText(value, depth - 1)}`;
    }
  }
  return `${text}}`;
}
