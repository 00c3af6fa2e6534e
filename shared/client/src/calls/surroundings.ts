import { AsyncLocalStorage } from "node:async_hooks";
import type { CallContext } from "./call-context.js";
import { mergeContexts } from "./merge-contexts.js";
import { Once } from "./once.js";

/** A call that `track` makes, for the calls that are opened within it. */
export interface TrackedScope {
  readonly attempt: number | undefined;
  /** Whether a call was opened within it: that one is recorded, and this one is not. */
  hasCalls: boolean;
  /** Told when that is so. */
  readonly replaced: () => void;
}

interface Surrounding {
  /** Without what one call alone is given. */
  readonly context: CallContext;
  readonly estimate: Once<number>;
  readonly reservation: Once<string>;
  readonly tracked: TrackedScope | null;
}

/** What a call that is opened now is in. */
export interface Opening {
  /** Undefined where nothing surrounds it. */
  readonly context: CallContext | undefined;
  readonly attempt: number | undefined;
}

const NOWHERE: Surrounding = { context: {}, estimate: Once.spent(), reservation: Once.spent(), tracked: null };

/** What surrounds the caller, followed through what it awaits. Each ledger has its own. */
export class Surroundings {
  readonly #storage = new AsyncLocalStorage<Surrounding>();

  /** Of the call that is opened now: an estimate and a reservation are of the first one in their context, alone. */
  open(): Opening {
    const here = this.#storage.getStore();
    if (here === undefined) return { context: undefined, attempt: undefined };
    if (here.tracked !== null) {
      here.tracked.hasCalls = true;
      here.tracked.replaced();
    }
    const context = {
      ...here.context,
      estimatedInputTokens: here.estimate.take(),
      reservationId: here.reservation.take(),
    };
    return { context, attempt: here.tracked?.attempt };
  }

  within<T>(context: CallContext, run: () => T): T {
    return this.#run(context, run, this.#storage.getStore()?.tracked ?? null);
  }

  /** Calls that are opened within have the context, and take the place of the tracked one. */
  tracking<T>(tracked: TrackedScope, context: CallContext, run: () => T): T {
    return this.#run(context, run, tracked);
  }

  #run<T>(inner: CallContext, run: () => T, tracked: TrackedScope | null): T {
    const outer = this.#storage.getStore() ?? NOWHERE;
    const { estimatedInputTokens, reservationId } = inner;
    const merged = mergeContexts(outer.context, inner);
    // Of its own: what the host does to its tags later changes nothing.
    const tags = merged.tags === undefined ? undefined : { ...merged.tags };
    const surrounding = {
      context: { ...merged, tags, estimatedInputTokens: undefined, reservationId: undefined },
      estimate: estimatedInputTokens === undefined ? outer.estimate : new Once(estimatedInputTokens),
      reservation: reservationId === undefined ? outer.reservation : new Once(reservationId),
      tracked,
    };
    return this.#storage.run(surrounding, run);
  }
}
