import { UNKNOWN } from "../calls/unknown.js";

/** Of a call's parameters, in which the host may have forgotten it: the SDK or the provider refuses the call then. */
export function modelName(given: unknown): string {
  return typeof given === "string" && given !== "" ? given : UNKNOWN;
}
