import type { CallContext } from "./call-context.js";

/**
 * The method by which wrappers open a call of a ledger. Of the global registry, so that the ESM and the CommonJS build
 * of this package in one process know each other's ledgers.
 */
export const BEGIN_CALL: unique symbol = Symbol.for("@tokenledger/client begin call");

/** A call that is about to be made. */
export interface CallStart {
  readonly provider: string;
  readonly requestedModel: string;
  /** Goes behind what a context says. */
  readonly operation?: string;
  /** Read at once. Its text is hashed when the call is recorded, and forgotten. */
  readonly prompt?: unknown;
  /** Of the client that makes the call: behind what surrounding contexts say, before what the ledger's says. */
  readonly defaults?: CallContext;
  /** Goes before what surrounding contexts say. */
  readonly context?: CallContext;
  readonly dialect?: string | undefined;
  /** From 1. */
  readonly attempt?: number | undefined;
}

/**
 * A call under way. The first of `answered`, `streamed`, `cut` and `failed` records its one event; what is said
 * afterwards counts no more. No method ever throws: what goes wrong in here is told to `onProblem`.
 */
export interface OpenCall {
  /** One part of a stream as the provider sent it; what of it is not about usage is forgotten at once. */
  chunk(part: unknown): void;
  /** The host has gone on and waits for no end, which is near: `flush` and `close` wait for it. */
  ending?(): void;
  /** A call that was opened within this one is recorded in its place. */
  recordedElsewhere?(): void;
  /** A whole answer: usage, model and service tier are read from it. */
  answered(response: unknown): void;
  /** The stream ended by itself. */
  streamed(): void;
  /** The host stopped reading, or, with an error, the connection broke. */
  cut(error?: unknown): void;
  /** The call failed before anything came. */
  failed(error: unknown): void;
}

export type BeginCall = (start: CallStart) => OpenCall;
