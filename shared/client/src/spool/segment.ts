/** A file of events, one a line, that is only ever appended to. It is deleted when all of them are settled. */
export interface Segment {
  readonly path: string;
  bytes: number;
  /** Written and not settled; null before a segment of a former process is read. */
  events: number | null;
}
