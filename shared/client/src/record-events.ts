import { randomUUID } from "node:crypto";
import { fitContext } from "./calls/fit-context.js";
import { isoTime } from "./calls/iso-time.js";
import { withoutContent } from "./calls/without-content.js";
import type { RecordedEvent } from "./usage-event.js";

export interface RecordParts {
  /** Adds what came about before, so that events stand in that order. */
  readonly first: () => void;
  readonly add: (json: string) => void;
  /** An event that cannot be sent at all. Never throws. */
  readonly unusable: (error: unknown) => void;
}

/** Makes each event what will be sent, at once: its id and time are its own from then on, however often it is tried. */
export function createRecordEvents({ first, add, unusable }: RecordParts) {
  const recordOne = (event: RecordedEvent) => {
    try {
      if (typeof event !== "object" || event === null) throw new TypeError("An event has to be an object.");
      const { id = randomUUID(), time = isoTime(Date.now()) } = event;
      add(JSON.stringify({ ...fitContext({ ...withoutContent(event) }, unusable), id, time }));
    } catch (error) {
      unusable(error); // a number that JSON has not, a getter that throws
    }
  };
  return (events: RecordedEvent | readonly RecordedEvent[]): void => {
    first();
    if (isList(events)) for (const event of events) recordOne(event);
    else recordOne(events);
  };
}

function isList(events: RecordedEvent | readonly RecordedEvent[]): events is readonly RecordedEvent[] {
  return Array.isArray(events);
}
