import type { TrackedCall } from "../tokenledger.js";
import type { TrackContext } from "./call-context.js";
import { isFields } from "./fields.js";
import { mergeContexts } from "./merge-contexts.js";
import type { BeginCall, OpenCall } from "./open-call.js";
import type { Surroundings, TrackedScope } from "./surroundings.js";
import { UNKNOWN } from "./unknown.js";
import { isStream, watchStream } from "./watch-stream.js";

export type Track = <T>(call: (tracked: TrackedCall) => Promise<T>, context?: TrackContext) => Promise<T>;

export interface TrackParts {
  readonly begin: BeginCall;
  readonly surroundings: Surroundings;
  readonly fault: (error: unknown) => void;
}

/** Where a metered client, or another `track`, makes the call within, that one records it. */
export function createTrack({ begin, surroundings, fault }: TrackParts): Track {
  return async (call, given = {}) => {
    const { provider = UNKNOWN, model = UNKNOWN, prompt, dialect, attempt } = given;
    const { context, attempt: ofOuter } = surroundings.open();
    const of = mergeContexts(context ?? {}, given);
    const replaced = () => open.recordedElsewhere?.();
    const scope: TrackedScope = { attempt: attempt ?? ofOuter, hasCalls: false, replaced };
    const open = begin({
      provider,
      requestedModel: model,
      prompt,
      context: of,
      dialect,
      attempt,
    });
    const reports: unknown[] = [];
    const tracked: TrackedCall = { report: (answer) => void reports.push(answer) };
    try {
      const result = await surroundings.tracking(scope, of, () => call(tracked));
      return scope.hasCalls ? result : settle(result, { open, reports, fault });
    } catch (error) {
      if (scope.hasCalls) throw error;
      // The provider may have answered, and the host failed on what it did with it.
      if (reports.length > 0) open.answered(reports.at(-1));
      else open.failed(error);
      throw error;
    }
  };
}

interface Settling {
  readonly open: OpenCall;
  readonly reports: readonly unknown[];
  readonly fault: (error: unknown) => void;
}

/** The host's result, or of a web stream one that passes it on. */
function settle<T>(result: T, { open, reports, fault }: Settling): T {
  if (reports.length > 0) {
    open.answered(reports.at(-1));
    return result;
  }
  try {
    if (isStream(result)) return watchStream(result, open);
    if (isFields(result) && "fullStream" in result) {
      // Whoever asks it for its usage makes it read itself to its end.
      fault(new Error("track cannot watch a streaming result of the AI SDK: use tokenledgerMiddleware."));
      open.answered(null);
      return result;
    }
  } catch (error) {
    fault(error); // a frozen stream, say
    open.cut();
    return result;
  }
  open.answered(result);
  return result;
}
