import type { TickAnswer } from "./usage-answer";

/**
 * Which ticks are to be added to the last answer, so that a request is never counted twice.
 *
 * An answer may already hold requests whose tick is still on its way (ticks are coalesced), and may
 * lack requests whose tick came while it was being computed. Nothing but the number of requests tells
 * these apart, so the ledger compares the answer's count with what the ticks announced.
 */
export interface TickLedger {
  /** Requests of the last answer. */
  answered: number;
  pending: readonly PendingTick[];
  /** Requests the answer held before their ticks came: so many will be skipped. */
  aheadBy: number;
  /** After this a tick that never came is not waited for any longer. */
  aheadUntilMs: number;
}

export interface PendingTick {
  tick: TickAnswer;
  /** Of the answer's range. */
  requests: number;
  receivedMs: number;
}

/** Ticks follow their commit by 250 ms and the network; this is generous. */
const AHEAD_FOR_MS = 2_000;

export function openLedger(answered: number): TickLedger {
  return { answered, pending: [], aheadBy: 0, aheadUntilMs: 0 };
}

/** Takes a tick in, unless the answer is known to hold its requests. */
export function receiveTick(ledger: TickLedger, received: PendingTick): TickLedger {
  const aheadBy = received.receivedMs < ledger.aheadUntilMs ? ledger.aheadBy : 0;
  // A tick that is held only in part is skipped too: a number that is briefly low beats one that is too high.
  if (aheadBy > 0) return { ...ledger, aheadBy: Math.max(0, aheadBy - received.requests) };
  return { ...ledger, aheadBy, pending: [...ledger.pending, received] };
}

/**
 * A new answer for the same question: keeps only the ticks that it lacks.
 *
 * `sentMs` is when the question was asked; ticks that came before are in the answer for certain.
 */
export function settleLedger(
  ledger: TickLedger,
  { answered, sentMs, receivedMs }: { answered: number; sentMs: number; receivedMs: number },
): TickLedger {
  const announced = ledger.pending.reduce((sum, { requests }) => sum + requests, ledger.answered);
  const ahead = answered - announced;
  if (ahead >= 0) return { answered, pending: [], aheadBy: ahead, aheadUntilMs: receivedMs + AHEAD_FOR_MS };
  return { ...openLedger(answered), pending: lackingTicks(ledger.pending, -ahead, sentMs) };
}

/** The newest ticks that add up to exactly what is lacking; none when they do not, as after a deletion. */
function lackingTicks(pending: readonly PendingTick[], lacking: number, sentMs: number): readonly PendingTick[] {
  let requests = 0;
  for (let index = pending.length - 1; index >= 0; index -= 1) {
    const tick = pending[index];
    if (tick === undefined || tick.receivedMs < sentMs) return [];
    requests += tick.requests;
    if (requests === lacking) return pending.slice(index);
    if (requests > lacking) return [];
  }
  return [];
}
