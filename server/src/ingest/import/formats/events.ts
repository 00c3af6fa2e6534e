import { malformed, NOTHING, type EventDefaults, type LineParser } from "./parsed-line.js";
import { readJsonLine } from "./read-json-line.js";

/** Lines as the recording door takes them, one event per line; they carry their own ids. */
export function eventsParser(defaults: EventDefaults): LineParser {
  const given = Object.fromEntries(Object.entries(defaults).filter(([, value]) => value !== null));
  return (line) => {
    if (line.trim() === "") return NOTHING;
    const json = readJsonLine(line);
    if (json === null) return malformed("This line is not a JSON object.");
    return { kind: "event", event: { ...given, ...json.fields } };
  };
}
