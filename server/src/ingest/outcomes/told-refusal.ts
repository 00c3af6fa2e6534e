import type { Rejection } from "@tokenledger/model/ingest-receipt";
import { USAGE_EVENT_FIELDS } from "@tokenledger/model/usage-event";

/** Why something that a key sent was refused, without a letter of what was sent. */
export interface ToldRefusal {
  readonly code: Rejection["code"] | "FORBIDDEN";
  /** Of an event, by the schema's own name; null where it is none of them, or no event was read. */
  readonly field: string | null;
  /** Such as `expected a whole number of tokens`; what came instead is left out. */
  readonly message: string;
}

/** Every message of ours says last what was given. */
const GIVEN = ", got ";

/**
 * A rejection as it may be kept: its sender reads what they sent themselves, but whoever watches their key need not.
 * Names below `usage` and `tags` are the sender's as well, so only the field that holds them stays.
 */
export function toldRejection({ code, field, message }: Pick<Rejection, "code" | "field" | "message">): ToldRefusal {
  const [top = ""] = (field ?? "").split(".", 1);
  const prefix = `${field ?? "event"}: `;
  const sentence = message.startsWith(prefix) ? message.slice(prefix.length) : message;
  return { code, field: USAGE_EVENT_FIELDS.has(top) ? top : null, message: withoutGiven(sentence) };
}

export function withoutGiven(sentence: string): string {
  const at = sentence.indexOf(GIVEN);
  return at < 0 ? sentence : sentence.slice(0, at);
}
