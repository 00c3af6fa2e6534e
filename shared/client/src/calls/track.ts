import type { TrackedCall } from "../tokenledger.js";
import type { TrackContext } from "./call-context.js";
import { isFields } from "./fields.js";
import type { BeginCall, OpenCall } from "./open-call.js";
import { UNKNOWN } from "./unknown.js";
import { isStream, watchStream } from "./watch-stream.js";

export type Track = <T>(call: (tracked: TrackedCall) => Promise<T>, context?: TrackContext) => Promise<T>;

export function createTrack(begin: BeginCall, fault: (error: unknown) => void): Track {
  return async (call, context = {}) => {
    const { provider = UNKNOWN, model = UNKNOWN, prompt, dialect, attempt, ...of } = context;
    const open = begin({
      provider,
      requestedModel: model,
      prompt,
      context: of,
      ...(dialect === undefined ? {} : { dialect }),
      ...(attempt === undefined ? {} : { attempt }),
    });
    const reports: unknown[] = [];
    try {
      const result = await call({ report: (answer) => void reports.push(answer) });
      return settle(result, { open, reports, fault });
    } catch (error) {
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
