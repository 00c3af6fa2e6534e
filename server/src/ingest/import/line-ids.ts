import { createHash } from "node:crypto";

/** Distinct lines that are remembered at least; about 50 MB at most. */
const REMEMBERED_LINES = 200_000;
const ID_BYTES = 20;

/**
 * Makes event ids from lines that carry none: from the line's text and its occurrence number among
 * identical lines, because two identical lines are two requests.
 *
 * An id depends on nothing but the lines up to its own. So the same file gives the same ids again, an
 * appended file gives new ids to the new lines only, and the file's name and place do not matter.
 * Memory is bounded: identical lines with more than `remembered` (to twice that) distinct lines
 * between them count as one, which times in the lines make all but impossible in a log.
 */
export class LineIds {
  private recent = new Map<string, number>();
  private older = new Map<string, number>();

  constructor(
    private readonly formatName: string,
    private readonly remembered: number = REMEMBERED_LINES,
  ) {}

  next(line: string): string {
    const digest = createHash("sha256").update(line.trim()).digest();
    const key = digest.toString("latin1", 0, ID_BYTES);
    const occurrence = (this.recent.get(key) ?? this.older.get(key) ?? 0) + 1;
    this.recent.set(key, occurrence);
    if (this.recent.size >= this.remembered) {
      this.older = this.recent;
      this.recent = new Map();
    }
    const name = digest.toString("hex", 0, ID_BYTES);
    return occurrence === 1 ? `${this.formatName}-${name}` : `${this.formatName}-${name}-${occurrence}`;
  }
}
