import { type Fields, isFields } from "../read-count.js";

/**
 * The attributes of a span as a flat object: given as one, under `attributes`, or there as the list of OTLP
 * (`[{ key, value: { intValue } }]`). Lists and maps among the values are left out; usage has none.
 */
export function spanAttributes(given: Fields): Fields {
  const attributes = given["attributes"];
  if (isFields(attributes)) return attributes;
  if (!Array.isArray(attributes)) return given;
  const flat: Record<string, unknown> = {};
  for (const entry of attributes) {
    if (!isFields(entry) || typeof entry["key"] !== "string" || !isFields(entry["value"])) continue;
    flat[entry["key"]] = scalarOf(entry["value"]);
  }
  return flat;
}

function scalarOf(value: Fields): unknown {
  return value["intValue"] ?? value["stringValue"] ?? value["doubleValue"] ?? value["boolValue"];
}
