import { applyTick, requestsInRange, type LiveAnswer } from "./apply-tick";
import { openLedger, receiveTick, settleLedger, type TickLedger } from "./tick-ledger";
import type { TickAnswer } from "./usage-answer";

/** An answer and the ticks since. */
export interface LiveOverview<A extends LiveAnswer> {
  /** Which question was asked; another one starts over. */
  question: string;
  answer: A;
  ledger: TickLedger;
}

function startOverview<A extends LiveAnswer>(question: string, answer: A): LiveOverview<A> {
  return { question, answer, ledger: openLedger(answer.totals.requests) };
}

/** A newer answer, to the same or to another question. `sentMs` is when it was asked for, if a tick was the reason. */
export function answerOverview<A extends LiveAnswer>(
  current: LiveOverview<A> | null,
  next: { question: string; answer: A; sentMs: number | null; nowMs: number },
): LiveOverview<A> {
  const { question, answer, sentMs, nowMs } = next;
  if (current === null || current.question !== question) return startOverview(question, answer);
  const ledger = settleLedger(current.ledger, {
    answered: answer.totals.requests,
    sentMs: sentMs ?? nowMs,
    receivedMs: nowMs,
  });
  return { question, answer, ledger };
}

export function tickOverview<A extends LiveAnswer>(
  current: LiveOverview<A>,
  tick: TickAnswer,
  nowMs: number,
): LiveOverview<A> {
  const requests = requestsInRange(tick, current.answer.totals.range);
  if (requests === 0) return current;
  return { ...current, ledger: receiveTick(current.ledger, { tick, requests, receivedMs: nowMs }) };
}

/** What the page shows: the answer with every tick that it lacks. */
export function shownOverview<A extends LiveAnswer>({ answer, ledger }: LiveOverview<A>): A {
  const { totals, series } = ledger.pending.reduce<LiveAnswer>(
    (shown, { tick }) => applyTick(shown, tick).answer,
    answer,
  );
  return { ...answer, totals: { ...answer.totals, ...totals }, series };
}
