import { createTokenledger } from "@tokenledger/client";
import { BOOTSTRAP_API_KEY } from "./credentials.ts";
import type { Product } from "./start-product.ts";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** 300 requests of 20 days, 40 of them sent again after 20 minutes: what the savings report finds. */
export async function recordRepetitions({ url }: Product): Promise<void> {
  const start = Date.now() - 20 * DAY;
  const flash = { provider: "google", model: "gemini-2.5-flash", outputTokens: 4_000 } as const;
  // Sizes differ by a little, so that nothing but the repetitions stands out.
  const first = Array.from({ length: 200 }, (_, index) => ({
    ...flash,
    feature: "summary",
    userId: `user-${index % 7}`,
    time: new Date(start + (index * 19 * DAY) / 200).toISOString(),
    id: `summary-${index}`,
    requestId: `call-${index}`,
    noteId: `note-${index}`,
    fingerprint: `input-${index}`,
    inputTokens: 500 + ((index * 37) % 400),
    durationMs: 9_000 + ((index * 71) % 3_000),
  }));
  const again = first
    .filter((_, index) => index % 5 === 0)
    .map((event) => ({
      ...event,
      id: `${event.id}-again`,
      requestId: `${event.requestId}-again`,
      time: new Date(Date.parse(event.time) + 20 * MINUTE).toISOString(),
    }));
  const chat = first.slice(0, 100).map((event) => ({
    ...event,
    provider: "openai",
    model: "gpt-5-mini",
    feature: "chat",
    id: `chat-${event.id}`,
    requestId: `chat-${event.requestId}`,
    noteId: `chat-${event.noteId}`,
    fingerprint: `chat-${event.fingerprint}`,
    durationMs: 40_000 + event.inputTokens,
  }));
  await createTokenledger({ url, key: BOOTSTRAP_API_KEY }).send([...first, ...again, ...chat]);
}
