import { servedModel, UNKNOWN_NAME } from "./aider-model.js";
import { decimalUsd } from "../../../pricing/domain/decimal-usd.js";
import { malformed, NOTHING, type EventDefaults, type LineParser, type ParsedLine } from "./parsed-line.js";
import { readJsonLine, type JsonLine } from "./read-json-line.js";

const MAX_UNIX_SECONDS = 253_402_300_799; // 9999-12-31; later years have no ISO 8601 form of four digits
const FAILED = "failed requests (message_send_exception) carry no token counts";

/** Lines of Aider's analytics log: one JSON object per request. */
export function aiderParser(defaults: EventDefaults): LineParser {
  return (line) => {
    if (line.trim() === "") return NOTHING;
    const json = readJsonLine(line);
    if (json === null) return malformed("This line is not a JSON object.");
    const { event } = json.fields;
    if (event === "message_send_exception") return { kind: "skipped", reason: FAILED };
    if (event !== "message_send") {
      const name = typeof event === "string" ? event.slice(0, 64) : "without a name";
      return { kind: "skipped", reason: `other log entries (${name}) are not requests` };
    }
    return readRequest(json, defaults);
  };
}

function readRequest({ fields, sourceOf }: JsonLine, defaults: EventDefaults): ParsedLine {
  const { time, main_model: name, edit_format: editFormat } = fields;
  if (typeof time !== "number" || time < 0 || time > MAX_UNIX_SECONDS) {
    return malformed("time: expected seconds since 1970.");
  }
  if (typeof name !== "string" && name !== null && name !== undefined) {
    return malformed("main_model: expected text or null.");
  }
  const served = servedModel(name ?? null);
  const cost = sourceOf("cost");
  const reported = cost === null ? null : decimalUsd(cost);
  return {
    kind: "event",
    event: {
      time: new Date(time * 1000).toISOString(),
      userId: fields.user_id ?? null,
      feature: defaults.feature ?? featureOf(editFormat),
      provider: served.provider === UNKNOWN_NAME ? (defaults.provider ?? UNKNOWN_NAME) : served.provider,
      model: served.model === UNKNOWN_NAME ? (defaults.model ?? UNKNOWN_NAME) : served.model,
      inputTokens: fields.prompt_tokens,
      outputTokens: fields.completion_tokens,
      ...(reported === null ? {} : { reportedCostUsd: reported }),
      ...(typeof editFormat === "string" ? { tags: { edit_format: editFormat } } : {}),
    },
  };
}

/** Questions about the code, or about the tool, change no file; every other format edits. */
function featureOf(editFormat: unknown): string {
  return editFormat === "ask" || editFormat === "help" ? "ask" : "code";
}
