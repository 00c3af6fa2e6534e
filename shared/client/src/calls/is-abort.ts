import { isFields } from "./fields.js";

/** Under these names fetch, Node and the SDKs of OpenAI and Anthropic say that the host itself stopped a call. */
const ABORTS: ReadonlySet<unknown> = new Set(["AbortError", "APIUserAbortError"]);

/** Never throws, whatever the host's error is: an object without a prototype, say. */
export function isAbort(error: unknown): boolean {
  try {
    if (!isFields(error)) return false;
    const maker = error["constructor"];
    return ABORTS.has(error["name"]) || (typeof maker === "function" && ABORTS.has(maker.name));
  } catch {
    return false; // a getter that throws: nothing that says so
  }
}
