import { isFields } from "./fields.js";

/** Deeper than any prompt is; what refers to itself would have no end. */
const MAX_DEPTH = 64;

/**
 * The same text for equal values, whatever the order of their fields, and another one for others. Texts stand in it as
 * they are, behind their length, so that most of a prompt need not be copied letter by letter.
 *
 * @throws RangeError for what refers to itself
 */
export function canonicalText(value: unknown, depth = MAX_DEPTH): string {
  if (typeof value === "string") return `s${value.length}:${value}`;
  if (typeof value !== "object" || value === null) return `${typeof value}:${String(value)};`;
  if (depth === 0) throw new RangeError(`A prompt has more than ${MAX_DEPTH} levels, or refers to itself.`);
  if (ArrayBuffer.isView(value)) {
    const base64 = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64");
    return `b${base64.length}:${base64}`;
  }
  if (Array.isArray(value)) {
    let text = `[${value.length}:`;
    for (const entry of value) text += canonicalText(entry, depth - 1);
    return text;
  }
  return isFields(value) ? fieldsText(value, depth) : "";
}

function fieldsText(fields: Readonly<Record<string, unknown>>, depth: number): string {
  let text = "{";
  for (const name of Object.keys(fields).sort()) {
    const value = fields[name];
    // A field that is not there and one that is undefined are the same to every SDK.
    if (value !== undefined && typeof value !== "function") {
      text += `${name.length}:${name}${canonicalText(value, depth - 1)}`;
    }
  }
  return `${text}}`;
}
