import type { BeginCall, CallStart, OpenCall } from "./open-call.js";

/** A call that is not recorded yet. It knows nothing of the handle, so that this one can be let go of. */
interface UnderWay {
  readonly call: OpenCall;
  /** Whether the host has gone on, and only what is about usage is still read. */
  isEnding: boolean;
  readonly waiters: Set<() => void>;
}

/** A call of which nobody can say any more how it ended, such as a stream that is left unread, is recorded by then. */
const letGo = new FinalizationRegistry<() => void>((cut) => cut());

/** The calls under way, which who closes the ledger waits for. Each is listed until it is recorded or let go of. */
export class OpenCalls {
  readonly #underWay = new Set<UnderWay>();

  constructor(private readonly beginCall: BeginCall) {}

  begin(start: CallStart): OpenCall {
    const underWay: UnderWay = { call: this.beginCall(start), isEnding: false, waiters: new Set() };
    const ended = () => this.#end(underWay);
    const handle = new Handle(underWay, ended);
    const cut = () => {
      underWay.call.cut();
      ended();
    };
    letGo.register(handle, cut, handle);
    this.#underWay.add(underWay);
    return handle;
  }

  /** Resolves when all that are open now have ended, or the signal says that nobody waits any more. */
  async allEnded(signal: AbortSignal): Promise<void> {
    await Promise.all([...this.#underWay].map((underWay) => endOf(underWay, signal)));
  }

  /** The same for those that the host waits for no more. */
  async endingEnded(signal: AbortSignal): Promise<void> {
    const ending = [...this.#underWay].filter(({ isEnding }) => isEnding);
    await Promise.all(ending.map((underWay) => endOf(underWay, signal)));
  }

  /** Records all that are still open, with the usage so far. */
  cut(): void {
    for (const underWay of this.#underWay) {
      underWay.call.cut();
      this.#end(underWay);
    }
  }

  #end(underWay: UnderWay): void {
    this.#underWay.delete(underWay);
    for (const tell of underWay.waiters) tell();
  }
}

function endOf({ waiters }: UnderWay, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const leave = () => {
      waiters.delete(leave);
      resolve();
    };
    waiters.add(leave);
    signal.addEventListener("abort", leave, { once: true });
  });
}

/** What wrappers have of a call. */
class Handle implements OpenCall {
  constructor(
    private readonly underWay: UnderWay,
    private readonly ended: () => void,
  ) {}

  chunk(part: unknown): void {
    this.underWay.call.chunk(part);
  }

  ending(): void {
    this.underWay.isEnding = true;
  }

  recordedElsewhere(): void {
    this.#end();
  }

  answered(response: unknown): void {
    this.underWay.call.answered(response);
    this.#end();
  }

  streamed(): void {
    this.underWay.call.streamed();
    this.#end();
  }

  cut(error?: unknown): void {
    this.underWay.call.cut(error);
    this.#end();
  }

  failed(error: unknown): void {
    this.underWay.call.failed(error);
    this.#end();
  }

  #end(): void {
    letGo.unregister(this);
    this.ended();
  }
}
