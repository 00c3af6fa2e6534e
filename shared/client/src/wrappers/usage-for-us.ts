import { isFields } from "../calls/fields.js";
import type { MeteredMethod } from "./meter-method.js";

/**
 * A stream of chat completions tells its usage only when it is asked to: it is, and the host sees nothing of that. A
 * host that says itself whether it wants the usage is left alone.
 */
export const askForUsage: NonNullable<MeteredMethod["ask"]> = (body) => {
  if (!isFields(body) || body["stream"] !== true) return { body };
  const options = body["stream_options"];
  if (isFields(options) && options["include_usage"] !== undefined) return { body };
  const asked = { ...(isFields(options) ? options : {}), include_usage: true };
  return { body: { ...body, stream_options: asked }, forHost: withoutUsage, isLastForHost };
};

/** Many hosts leave the loop at the reason why the answer ended; the usage comes right behind. */
function isLastForHost(part: unknown): boolean {
  const choices = isFields(part) ? part["choices"] : undefined;
  return Array.isArray(choices) && choices.length > 0 && choices.every(hasEnded);
}

const hasEnded = (choice: unknown): boolean => isFields(choice) && typeof choice["finish_reason"] === "string";

/** The chunk that brings nothing but usage is kept back; the others lose the `usage: null` that comes with asking. */
function withoutUsage(part: unknown): unknown {
  if (!isFields(part)) return part;
  const { usage, ...others } = part;
  if (usage === null) return others;
  const { choices } = part;
  return isFields(usage) && Array.isArray(choices) && choices.length === 0 ? undefined : part;
}
