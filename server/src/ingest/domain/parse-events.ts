import { MAX_EVENTS_PER_REQUEST } from "@tokenledger/model/limits";

/** A body that is no batch at all, with a sentence for the sender. */
export class MalformedBodyError extends Error {
  override readonly name = "MalformedBodyError";
}

/** A batch with more events than one request may carry. */
export class TooManyEventsError extends Error {
  override readonly name = "TooManyEventsError";
}

/**
 * The events of a JSON body: `{"events":[…]}`, a bare array, or one event.
 *
 * @throws MalformedBodyError when the text is not JSON or the batch is empty
 * @throws TooManyEventsError beyond 5,000 events
 */
export function parseJsonEvents(text: string): readonly unknown[] {
  const body = parse(text, "The body");
  if (typeof body !== "object" || body === null) {
    throw new MalformedBodyError('The body: expected {"events": […]}, an array of events or one event.');
  }
  if (Array.isArray(body)) return checkSize(body);
  if (!("events" in body)) return [body];
  if (!Array.isArray(body.events)) throw new MalformedBodyError("events: expected an array.");
  return checkSize(body.events);
}

/** The events of an NDJSON body, one a line; empty lines do not count. Throws as `parseJsonEvents`. */
export function parseNdjsonEvents(text: string): readonly unknown[] {
  const events: unknown[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    events.push(parse(line, `Line ${index + 1}`));
    if (events.length > MAX_EVENTS_PER_REQUEST) {
      throw new TooManyEventsError(`events: expected at most ${MAX_EVENTS_PER_REQUEST}, got more.`);
    }
  }
  return checkSize(events);
}

function checkSize(events: readonly unknown[]): readonly unknown[] {
  if (events.length === 0) throw new MalformedBodyError("events: expected at least one event, got none.");
  if (events.length > MAX_EVENTS_PER_REQUEST) {
    throw new TooManyEventsError(`events: expected at most ${MAX_EVENTS_PER_REQUEST}, got ${events.length}.`);
  }
  return events;
}

function parse(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the input, which does not belong in a reply or a log.
    throw new MalformedBodyError(`${place} is not valid JSON.`);
  }
}
