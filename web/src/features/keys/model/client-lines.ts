import type { ApiKeyScope } from "../../../lib/graphql/graphql";
import { ASKERS, askingLines } from "./asking-lines";
import { RECORDERS, recordingLines, type Recorder } from "./recording-lines";

/** What a key can be tried with from one kind of program. */
export interface ClientLines {
  client: Recorder;
  lines: string;
}

interface TriedKey {
  scopes: readonly ApiKeyScope[];
  prefix: string;
}

/** A first event, or else a first question; nothing for scopes that allow neither. */
export function clientLines({ scopes, prefix }: TriedKey, origin: string): readonly ClientLines[] {
  if (scopes.includes("INGEST")) {
    // Nobody counts twice by trying twice.
    const eventId = `first-request-${prefix}`;
    return RECORDERS.map((client) => ({ client, lines: recordingLines(client, origin, eventId) }));
  }
  if (!scopes.includes("READ")) return [];
  return ASKERS.map((client) => ({ client, lines: askingLines(client, origin) }));
}

/** The secret in the shell that runs the lines. A space before it keeps it out of most histories. */
export function environmentLine(secret: string): string {
  return ` export TOKENLEDGER_KEY='${secret}'`;
}
