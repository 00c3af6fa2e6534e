import { AsyncLocalStorage } from "node:async_hooks";
import { atExit, notAtExit } from "./at-exit.js";
import { AfterTurn } from "./calls/after-turn.js";
import { createBeginCall } from "./calls/begin-call.js";
import { createReadPrompt } from "./calls/fingerprint.js";
import { BEGIN_CALL, type CallStart } from "./calls/open-call.js";
import { OpenCalls } from "./calls/open-calls.js";
import { Surroundings } from "./calls/surroundings.js";
import { createTrack } from "./calls/track.js";
import { type Clock, realClock } from "./delivery/clock.js";
import { Delivery } from "./delivery/delivery.js";
import { Outbox } from "./delivery/outbox.js";
import { LONGEST_TIMER_MS } from "./longest-timer.js";
import type { Settings } from "./options.js";
import { createAsk } from "./post.js";
import { createQuestions } from "./questions.js";
import { createRecordEvents } from "./record-events.js";
import { Spool } from "./spool/spool.js";
import { ProblemTeller } from "./tell-problems.js";
import type { LedgerStats, Pending, Tokenledger } from "./tokenledger.js";

const DRAIN_MS = 10_000;
const ADOPT_EVERY_MS = 30_000;

/** Puts the parts of a ledger together. */
export function openLedger(settings: Settings, clock: Clock = realClock): Tokenledger {
  const ask = createAsk(settings);
  const problems = new ProblemTeller(settings.onProblem);
  const outbox = openOutbox(settings, problems);
  const { flushIntervalMs } = settings;
  const delivery = new Delivery({ outbox, ask, clock, flushIntervalMs, tell: (problem) => problems.tell(problem) });
  const fault = (error: unknown) => problems.fault(error);
  const queue = openQueue({ outbox, delivery, problems });
  const afterTurn = new AfterTurn();
  const record = createRecordEvents({ first: () => afterTurn.now(), add: queue.add, unusable: fault });
  const surroundings = new Surroundings();
  // A host may die at any time: what a spool keeps for it is written before it goes on.
  const later = settings.spoolDir === null ? (work: () => void) => afterTurn.add(work) : (work: () => void) => work();
  const calls = new OpenCalls(
    createBeginCall({
      later,
      add: queue.add,
      fault,
      readPrompt: createReadPrompt(settings.fingerprintKey),
      context: settings.context,
      surroundings,
    }),
  );
  const begin = (start: CallStart) => calls.begin(start);
  const stopAdopting = settings.spoolDir === null ? () => undefined : adoptRegularly(outbox, delivery);
  return {
    record,
    ...createQuestions(ask),
    track: createTrack({ begin, surroundings, fault }),
    withContext: (context, run) => surroundings.within(context, run),
    flush: async (timeoutMs = DRAIN_MS) => {
      const untilMs = performance.now() + timeoutMs;
      await within(timeoutMs, (signal) => calls.endingEnded(signal));
      afterTurn.now();
      return queue.flush(untilMs - performance.now());
    },
    close: async (timeoutMs = DRAIN_MS) => {
      stopAdopting();
      const untilMs = performance.now() + timeoutMs;
      await within(timeoutMs / 2, (signal) => calls.allEnded(signal));
      calls.cut();
      afterTurn.now();
      return queue.close(untilMs - performance.now());
    },
    stats: () => {
      afterTurn.now();
      return statsOf({ outbox, delivery, problems });
    },
    [BEGIN_CALL]: begin,
  };
}

function openOutbox(settings: Settings, problems: ProblemTeller): Outbox {
  const dropped = (events: number, why: string) => problems.drop(events, why);
  const fault = (message: string) => problems.tell({ kind: "SPOOL", message });
  const { spoolDir: dir, maxSpoolBytes: maxBytes } = settings;
  return new Outbox(settings, dir === null ? null : new Spool({ dir, maxBytes, fault, dropped }), dropped);
}

function statsOf({ outbox, delivery, problems }: QueueParts): LedgerStats {
  return {
    queued: outbox.queued,
    queuedBytes: outbox.bytes,
    spooled: outbox.spooled,
    inFlight: outbox.inFlight,
    ...delivery.counts,
    dropped: problems.dropped,
    lastProblem: problems.last,
  };
}

interface QueueParts {
  readonly outbox: Outbox;
  readonly delivery: Delivery;
  readonly problems: ProblemTeller;
}

/** The way in and the ways to wait until everything is out. */
function openQueue({ outbox, delivery, problems }: QueueParts) {
  // Requests are nobody's: what the host's caller has in its contexts, a span say, is not told of them.
  const outside = AsyncLocalStorage.snapshot();
  const hurry = () => void outside(() => delivery.drain(null, true));
  let isClosed = false;
  const drain = async (timeoutMs: number, isLast: boolean): Promise<Pending> => {
    await within(timeoutMs, (signal) => outside(() => delivery.drain(signal, isLast)));
    return { pending: outbox.pending };
  };
  return {
    add: (json: string) => {
      if (isClosed) return problems.drop(1, "the ledger is closed");
      outbox.add(json);
      atExit(hurry);
      if (delivery.isAsleep) outside(() => delivery.wake());
    },
    flush: (timeoutMs: number) => drain(timeoutMs, false),
    close: async (timeoutMs: number): Promise<Pending> => {
      isClosed = true;
      notAtExit(hurry);
      const { pending } = await drain(timeoutMs, true);
      delivery.stop();
      outbox.close();
      return { pending };
    },
  };
}

/** A host that waits for this has a timer that keeps it alive, unlike those of the background. */
async function within(timeoutMs: number, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), Math.min(Math.max(0, timeoutMs), LONGEST_TIMER_MS));
  await work(over.signal);
  clearTimeout(timer);
}

/** Also at once: what the last process of this host left. Returns how to end it. */
function adoptRegularly(outbox: Outbox, delivery: Delivery): () => void {
  if (outbox.pending > 0) delivery.wake();
  const timer = setInterval(() => {
    outbox.adopt();
    if (outbox.pending > 0) delivery.wake();
  }, ADOPT_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
