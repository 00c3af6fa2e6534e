import type { IngestSource } from "../ingest-result.js";
import type { IngestService } from "../ingest.service.js";
import type { ImportTally, LineEvent } from "./import-tally.js";
import type { LineIds } from "./line-ids.js";
import type { LineParser } from "./formats/parsed-line.js";
import { MAX_LINE_BYTES, readLines, type FileLine } from "./read-lines.js";

const EVENTS_PER_BATCH = 1_000;

export interface ImportJob {
  readonly path: string;
  readonly parse: LineParser;
  /** Null when the lines carry their own ids. */
  readonly ids: LineIds | null;
  readonly source: IngestSource;
  /** Asks to stop after the batch in flight. */
  readonly signal: AbortSignal;
  readonly onProgress: (bytesRead: number) => void;
}

/**
 * Sends a file through the recording door, batch by batch; each batch is a transaction. It may be
 * stopped or die at any point: the same file imported again records what is missing and nothing twice.
 *
 * `tally` is filled as it goes, so that it tells what was done also when this throws.
 */
export async function importFile(ingest: IngestService, job: ImportJob, tally: ImportTally): Promise<void> {
  let batch: LineEvent[] = [];
  const send = async (): Promise<void> => {
    const sending = batch;
    batch = [];
    const events = sending.map(({ event }) => event);
    tally.add(sending, await ingest.ingest(job.source, events));
    tally.lastLine = sending.at(-1)?.line ?? tally.lastLine;
  };
  let bytesSent = 0;
  for await (const { lines, bytesRead } of readLines(job.path)) {
    for (const line of lines) {
      if (job.signal.aborted) return;
      const event = readLine(line, job, tally);
      if (event === null) continue;
      batch.push(event);
      if (batch.length === EVENTS_PER_BATCH) await send();
    }
    // Told of the chunk before: what this one leaves for the next batch is not recorded yet.
    if (bytesRead > bytesSent) job.onProgress(bytesSent);
    bytesSent = bytesRead;
  }
  if (job.signal.aborted) return;
  if (batch.length > 0) await send();
  job.onProgress(bytesSent);
}

/** Null for a line that is no event; the tally knows why. */
function readLine({ number, text }: FileLine, job: ImportJob, tally: ImportTally): LineEvent | null {
  if (text === null) {
    tally.reject({ line: number, message: `This line is longer than ${MAX_LINE_BYTES} bytes.` });
    return null;
  }
  const parsed = job.parse(text);
  switch (parsed.kind) {
    case "nothing":
      return null;
    case "skipped":
      tally.skip(parsed.reason);
      return null;
    case "malformed":
      tally.reject({ line: number, message: parsed.message });
      return null;
    case "event":
      return { line: number, event: job.ids === null ? parsed.event : { ...parsed.event, id: job.ids.next(text) } };
  }
}
