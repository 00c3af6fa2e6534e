import type { OpenCall } from "../calls/open-call.js";

/** Who watches an answer, and what the host is given of it. */
export interface Watch {
  readonly call: OpenCall;
  /** What the host gets in place of a part of a stream; undefined keeps the part from it. Never throws. */
  readonly forHost?: (part: unknown) => unknown;
}
