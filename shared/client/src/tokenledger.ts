import type { Allowance, AllowanceQuestion } from "./allowance.js";
import type { CallContext, TrackContext } from "./calls/call-context.js";
import type { BEGIN_CALL, BeginCall } from "./calls/open-call.js";
import type { Problem } from "./problem.js";
import type { Receipt, RecordedEvent, UsageEvent } from "./usage-event.js";

/** A call that `track` watches, for what its result does not say. */
export interface TrackedCall {
  /** An answer of the provider, where the host's result is something else, such as its text. */
  report(answer: unknown): void;
}

/** Events since the ledger was made. */
export interface LedgerStats {
  /** Waiting in memory. */
  readonly queued: number;
  readonly queuedBytes: number;
  /** Waiting on disk; 0 without a spool. */
  readonly spooled: number;
  /** Sent, and not answered yet. */
  readonly inFlight: number;
  readonly delivered: number;
  /** Of those delivered: the server had them already. */
  readonly duplicates: number;
  readonly rejected: number;
  readonly dropped: number;
  readonly lastProblem: Problem | null;
}

/** How many events are not acknowledged yet. */
export interface Pending {
  readonly pending: number;
}

/** A connection to one project of Tokenledger. It keeps no process alive. */
export interface Tokenledger {
  /** Queues and returns at once. Never throws: what cannot be recorded is told to `onProblem`. */
  record(events: RecordedEvent | readonly RecordedEvent[]): void;

  /**
   * Records up to 5,000 events now, beside the queue; resolves after they are committed. Sending them again is safe.
   *
   * @throws TokenledgerError when the whole batch was refused or nobody answered
   */
  send(events: readonly UsageEvent[]): Promise<Receipt>;

  /**
   * Makes a call and records it. The host gets the very promise's result or error; a stream is watched while the host
   * reads it, and recorded when it ends or the host stops.
   */
  track<T>(call: (tracked: TrackedCall) => Promise<T>, context?: TrackContext): Promise<T>;

  /** Calls within `run`, also in what it awaits, have this context; an inner one goes before an outer one. */
  withContext<T>(context: CallContext, run: () => T): T;

  /**
   * Asks whether a call may be made, and reserves what it may use; see docs/gate.md. A refusal is an answer.
   *
   * @throws TokenledgerError when there is no answer: whether to call without one is the host's to decide
   */
  checkAllowance(question: AllowanceQuestion): Promise<Allowance>;

  /**
   * Gives back what was reserved for a call that is not made; false when there is nothing to give back.
   *
   * @throws TokenledgerError when there is no answer
   */
  releaseAllowance(reservationId: string): Promise<boolean>;

  /** Sends what waits; resolves when nothing does, or the time is over. Never rejects. */
  flush(timeoutMs?: number): Promise<Pending>;

  /** Flushes and stops; what is still pending stays in the spool, where there is one. Never rejects. */
  close(timeoutMs?: number): Promise<Pending>;

  stats(): LedgerStats;

  /** For wrappers of SDKs. */
  readonly [BEGIN_CALL]: BeginCall;
}
