import { AsyncLocalStorage } from "node:async_hooks";
import type { Problem, ProblemKind } from "./problem.js";
import { textOf } from "./text-of.js";

const QUIET_MS = 60_000;

/**
 * Tells problems to the host; never throws and never rejects, whatever the host's handler does. It is told in the
 * context in which the ledger was made: what went wrong may be about the calls of many.
 */
export class ProblemTeller {
  readonly #outside = AsyncLocalStorage.snapshot();
  #last: Problem | null = null;
  #dropped = 0;
  /** By why they were given up. */
  readonly #untold = new Map<string, number>();
  readonly #warnedAtMs = new Map<ProblemKind, number>();

  constructor(private readonly onProblem: ((problem: Problem) => void) | null) {}

  get last(): Problem | null {
    return this.#last;
  }

  /** Events that were given up. */
  get dropped(): number {
    return this.#dropped;
  }

  tell(problem: Problem): void {
    this.#last = problem;
    try {
      if (this.onProblem === null) this.#warn(problem);
      // A handler may be async, and what it rejects with is not to end the host.
      else Promise.resolve(this.#outside(this.onProblem, problem)).catch(() => undefined);
    } catch {
      // The host's own handler failed; there is nobody left to tell.
    }
  }

  /** Counted at once, told once for all that one piece of the host's work drops. */
  drop(events: number, why: string): void {
    this.#dropped += events;
    const untold = this.#untold.get(why);
    this.#untold.set(why, (untold ?? 0) + events);
    if (untold === undefined) queueMicrotask(() => this.#tellDropped(why));
  }

  fault(error: unknown): void {
    this.tell({ kind: "INTERNAL", message: textOf(error), error });
  }

  #tellDropped(why: string): void {
    const events = this.#untold.get(why) ?? 0;
    this.#untold.delete(why);
    this.tell({ kind: "DROPPED", message: `${events} events were given up: ${why}.`, events });
  }

  #warn({ kind, message }: Problem): void {
    const nowMs = performance.now();
    const warnedAtMs = this.#warnedAtMs.get(kind);
    if (warnedAtMs !== undefined && nowMs - warnedAtMs < QUIET_MS) return;
    this.#warnedAtMs.set(kind, nowMs);
    console.warn(`[tokenledger] ${kind}: ${message}`);
  }
}
