import { closeSync, ftruncateSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { QueuedEvent } from "../delivery/queued-event.js";
import { textOf } from "../text-of.js";
import { readSegment } from "./read-segment.js";
import type { Segment } from "./segment.js";
import { SpoolFolder } from "./spool-folder.js";

export interface SpoolParts {
  /** Shared by processes; each has a folder of its own in it. */
  readonly dir: string;
  readonly maxBytes: number;
  readonly fault: (message: string) => void;
  readonly dropped: (events: number, why: string) => void;
}

/** A segment is read as a whole, so it is small against what may wait in memory. */
const MAX_SEGMENT_BYTES = 1024 * 1024;

interface OpenSegment {
  readonly segment: Segment;
  readonly file: number;
}

/**
 * Events on disk, written when they are recorded: with the file system's own cache they survive the end of the process,
 * however it ends. A write is a few microseconds, so it is not worth the gap of writing later. What waits on disk alone
 * is read one segment at a time, when memory is empty.
 */
export class Spool {
  #folder: SpoolFolder | null = null;
  #open: OpenSegment | null = null;
  #waiting: Segment[] = [];
  #bytes = 0;
  #named = 0;
  #isFull = false;

  constructor(private readonly parts: SpoolParts) {
    this.#attempt(() => {
      this.#folder = SpoolFolder.make(parts.dir);
    });
    this.adopt();
  }

  /** Whether events wait on disk alone, so that those which come later wait behind them. */
  get holdsBack(): boolean {
    return this.#waiting.length > 0;
  }

  /** Of segments of former processes that were not read yet, one each is counted. */
  get waitingEvents(): number {
    return this.#waiting.reduce((sum, { events }) => sum + (events ?? 1), 0);
  }

  /** Takes over what processes that are gone left behind. */
  adopt(): void {
    this.#attempt(() => {
      for (const path of this.#folder?.adopt() ?? []) {
        const segment = { path, bytes: statSync(path).size, events: null };
        this.#bytes += segment.bytes;
        this.#waiting.unshift(segment);
      }
    });
  }

  /** Writes an event that is in memory as well; null when the disk does not take it, which is told. */
  append(json: string, bytes: number): Segment | null {
    return this.#write(json, bytes);
  }

  /** Writes an event that waits on disk alone; false when the disk does not take it, which is told. */
  holdBack(json: string, bytes: number): boolean {
    const last = this.#waiting.at(-1);
    if (this.#open?.segment !== last) this.#endSegment(); // its events are in memory, too
    const segment = this.#write(json, bytes);
    if (segment === null) return false;
    if (segment !== last) this.#waiting.push(segment);
    return true;
  }

  /** The oldest segment that waits on disk alone, now in memory as well; empty when none does. */
  async load(): Promise<QueuedEvent[]> {
    for (let segment = this.#waiting[0]; segment !== undefined; segment = this.#waiting[0]) {
      if (this.#open?.segment === segment) this.#endSegment();
      const read = await this.#read(segment);
      // It may have been given up for want of room while it was read.
      if (this.#waiting[0] !== segment) continue;
      this.#waiting.shift();
      const events = read ?? [];
      if (read === null) this.parts.dropped(segment.events ?? 1, "a file of the spool is gone, or cannot be read");
      segment.events = events.length;
      if (events.length > 0) return events;
      this.#remove(segment);
    }
    return [];
  }

  /** One event of it was delivered or given up. */
  settle(segment: Segment): void {
    segment.events = (segment.events ?? 1) - 1;
    if (segment.events > 0) return;
    if (this.#open?.segment !== segment) return this.#remove(segment);
    const { file } = this.#open;
    this.#bytes -= segment.bytes;
    segment.bytes = 0;
    this.#attempt(() => ftruncateSync(file));
  }

  close(): void {
    const hasEvents = this.#bytes > 0;
    this.#endSegment();
    this.#attempt(() => this.#folder?.close(hasEvents));
    this.#folder = null;
  }

  #write(json: string, bytes: number): Segment | null {
    const line = `${json}\n`;
    this.#makeRoom(bytes + 1);
    if (this.#bytes + bytes >= this.parts.maxBytes) return this.#tellFull();
    this.#isFull = false;
    return this.#attempt(() => {
      const { segment, file } = this.#segmentFor(bytes + 1);
      const written = writeSync(file, line);
      segment.bytes += written;
      this.#bytes += written;
      if (written === bytes + 1) {
        segment.events = (segment.events ?? 0) + 1;
        return segment;
      }
      // A full disk: what follows would be glued to the torn line.
      this.#endSegment();
      throw new Error("the disk is full");
    });
  }

  /** Once for all that finds no room until there is some. */
  #tellFull(): null {
    if (!this.#isFull) this.#tell("it is full; what comes now is in memory alone");
    this.#isFull = true;
    return null;
  }

  #segmentFor(bytes: number): OpenSegment {
    if (this.#folder?.isOurs === false) this.#leaveFolder();
    if (this.#open !== null && this.#open.segment.bytes + bytes > MAX_SEGMENT_BYTES) this.#endSegment();
    if (this.#open !== null) return this.#open;
    this.#folder ??= SpoolFolder.make(this.parts.dir);
    this.#named += 1;
    const path = join(this.#folder.path, `${String(this.#named).padStart(9, "0")}.jsonl`);
    this.#open = { segment: { path, bytes: 0, events: 0 }, file: openSync(path, "ax", 0o600) };
    return this.#open;
  }

  /** Who took it over sends what is in it; what comes now goes to another one. */
  #leaveFolder(): void {
    this.#endSegment();
    this.#folder?.close(true);
    this.#folder = null;
  }

  /** What is appended next begins another file. */
  #endSegment(): void {
    const open = this.#open;
    if (open === null) return;
    this.#open = null;
    this.#attempt(() => closeSync(open.file));
    if (open.segment.events === 0) this.#remove(open.segment);
  }

  #makeRoom(bytes: number): void {
    while (this.#bytes + bytes > this.parts.maxBytes) {
      const oldest = this.#waiting.shift();
      if (oldest === undefined) return;
      if (this.#open?.segment === oldest) this.#endSegment();
      this.#remove(oldest);
      this.parts.dropped(oldest.events ?? 1, "the spool is full");
    }
  }

  /** Null for a file that cannot be read, which is told. */
  async #read(segment: Segment): Promise<QueuedEvent[] | null> {
    try {
      const { events, isTorn } = await readSegment(segment);
      if (isTorn) this.parts.fault("The last event of a process that died was half written; it is left out.");
      return events;
    } catch (error) {
      this.#tell(error);
      return null;
    }
  }

  #remove(segment: Segment): void {
    this.#bytes -= segment.bytes;
    segment.bytes = 0;
    this.#attempt(() => rmSync(segment.path, { force: true }));
  }

  /** Without the disk events are kept in memory: the host's call goes on. */
  #attempt<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      this.#tell(error);
      return null;
    }
  }

  #tell(error: unknown): void {
    this.parts.fault(`The spool in ${this.parts.dir}: ${textOf(error)}`);
  }
}
