import { uuidV7 } from "./uuid-v7.js";

const MODELS = ["gemini-2.5-flash", "gemini-2.5-flash-lite", "gemini-2.5-pro"] as const;
const FEATURES = ["summary", "tag"] as const;
/** Events are spread over the hour before the run, as a busy installation's are. */
const SPREAD_MS = 3_600_000;

export interface EventChoice {
  /** How many app users the events belong to; each appears once before any appears again. */
  readonly users: number;
}

/** Makes events that no run sent before, as JSON of one event each. */
export class BenchEvents {
  private number = 0;

  constructor(private readonly choice: EventChoice) {}

  /** @param requestId what all of them carry, to find them again */
  take(count: number, requestId = ""): string[] {
    const now = Date.now();
    return Array.from({ length: count }, () => this.next(now, requestId));
  }

  /** Written out, because making events must cost the machine less than recording them. No value needs escaping. */
  private next(now: number, requestId: string): string {
    this.number += 1;
    const { number } = this;
    const time = new Date(now - ((number * 7_919) % SPREAD_MS)).toISOString();
    const user = (number * 31) % this.choice.users;
    const prompt = 200 + (number % 4_000);
    const answer = 20 + (number % 300);
    const request = requestId === "" ? "" : `"requestId":"${requestId}",`;
    return `{"id":"${uuidV7(now)}","time":"${time}",${request}"userId":"user-${user}","noteId":"note-${number % 50_000}","feature":"${FEATURES[number % 2]}","provider":"google","model":"${MODELS[number % 3]}","usage":{"promptTokenCount":${prompt},"candidatesTokenCount":${answer},"totalTokenCount":${prompt + answer}},"durationMs":${900 + (number % 800)}}`;
  }
}
