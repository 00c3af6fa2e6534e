import { readFile } from "node:fs/promises";
import type { QueuedEvent } from "../delivery/queued-event.js";
import type { Segment } from "./segment.js";

export interface ReadSegment {
  readonly events: QueuedEvent[];
  /** Whether a process died while it wrote the last line: that event is lost. */
  readonly isTorn: boolean;
}

/** A line is whole when its end was written; a line that is no event is refused by the server, and told then. */
export async function readSegment(segment: Segment): Promise<ReadSegment> {
  const lines = (await readFile(segment.path, "utf8")).split("\n");
  const isTorn = lines.pop() !== "";
  const events = lines.filter((line) => line !== "").map((json) => ({ json, bytes: Buffer.byteLength(json), segment }));
  return { events, isTorn };
}
