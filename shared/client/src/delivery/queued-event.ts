import type { Segment } from "../spool/segment.js";

/** An event as it will be sent, made when it was recorded: what the host does to its objects later changes nothing. */
export interface QueuedEvent {
  readonly json: string;
  /** Of `json` in UTF-8. */
  readonly bytes: number;
  /** Where it stands on disk; null without a spool, or when it could not be written. */
  readonly segment: Segment | null;
}
