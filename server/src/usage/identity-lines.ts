import { copyField } from "./copy-text.js";
import type { RolledUpUsage } from "./domain/roll-up.js";

/** Fails, and its transaction with it, when one of the identities is taken. */
export const COPY_IDENTITIES = "copy usage_event_ids (project_id, event_id, content_hash, created_at) from stdin";

/** Identities of events as lines for `COPY_IDENTITIES`. */
export function identityLines(events: readonly RolledUpUsage[]): string {
  let lines = "";
  for (const { event, createdAt, sealedHash } of events) {
    lines += `${event.projectId}\t${copyField(event.eventId)}\t\\\\x${sealedHash}\t${createdAt}\n`;
  }
  return lines;
}
