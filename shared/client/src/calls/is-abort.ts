import { isFields } from "./fields.js";

/** Under these names fetch, Node and the SDKs of OpenAI and Anthropic say that the host itself stopped a call. */
const ABORTS: ReadonlySet<unknown> = new Set(["AbortError", "APIUserAbortError"]);

export function isAbort(error: unknown): boolean {
  return isFields(error) && (ABORTS.has(error["name"]) || ABORTS.has(error.constructor.name));
}
