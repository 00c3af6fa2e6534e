import type { RecordedEvent } from "../usage-event.js";
import { isFields } from "./fields.js";
import { reduceAnswer } from "./reduce-answer.js";
import { StreamedUsage } from "./reported-usage.js";

/** Their text says what they are, and they hold no answers where they are used as documented. */
const WITH_TEXT: ReadonlySet<unknown> = new Set(["litellm", "otel", "langfuse"]);

/**
 * An event whose `usage` is a whole response, or the parts of a stream, with what is about usage alone in it. A usage
 * object is sent as it is.
 */
export function withoutContent(event: RecordedEvent): RecordedEvent {
  const { usage, dialect } = event;
  if (!isFields(usage) || WITH_TEXT.has(dialect) || usage["call_type"] !== undefined) return event;
  const { chunks } = usage;
  if (Array.isArray(chunks)) {
    const streamed = new StreamedUsage();
    for (const chunk of chunks) streamed.add(chunk);
    const { usage: reduced, serviceTier } = streamed.reported;
    return {
      ...event,
      usage: reduced ?? { chunks: [] },
      ...(serviceTier === null || event.serviceTier !== undefined ? {} : { serviceTier }),
    };
  }
  const reduced = reduceAnswer(usage);
  return reduced.usage === null ? event : { ...event, usage: reduced.about };
}
