import { expect } from "vitest";
import { createTokenledger } from "../src/client.js";
import type { CallStart } from "../src/calls/open-call.js";
import type { Problem } from "../src/problem.js";
import { type SentEvent, startCounterpart } from "./counterpart.js";

export const GEMINI = {
  candidates: [{ content: { parts: [{ text: "비밀" }] }, finishReason: "STOP" }],
  modelVersion: "gemini-2.5-flash-001",
  usageMetadata: {
    promptTokenCount: 12,
    candidatesTokenCount: 3,
    totalTokenCount: 15,
    promptTokensDetails: [{ modality: "TEXT", tokenCount: 12 }],
  },
};
export const OPENAI = {
  object: "chat.completion",
  model: "gpt-5.6-2026-10-01",
  service_tier: "flex",
  choices: [{ message: { content: "비밀" }, finish_reason: "stop" }],
  usage: { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 },
};
export const RESERVATION = "0198a5c2-5f0e-4d3b-9c1a-2b7e6f8d9a10";
export const START: CallStart = { provider: "google", requestedModel: "gemini-2.5-flash" };

/** A client, and a server that takes what it sends. */
export async function openCallDesk() {
  const server = await startCounterpart();
  const problems: Problem[] = [];
  const ledger = createTokenledger({
    url: server.url,
    key: "tl_test",
    context: { feature: "notes", tags: { app: "notes" } },
    onProblem: (problem) => void problems.push(problem),
  });
  return {
    server,
    ledger,
    problems,
    /** The events that `work` recorded, which hold no content whatever it was given. */
    async recordedBy(work: () => unknown): Promise<SentEvent[]> {
      server.taken.clear();
      await work();
      await ledger.flush();
      const events = [...server.taken.values()];
      expect(JSON.stringify(events)).not.toContain("비밀");
      return events;
    },
    async close(): Promise<void> {
      await ledger.close();
      await server.stop();
    },
  };
}

export type CallDesk = Awaited<ReturnType<typeof openCallDesk>>;

export async function* streamOf(...parts: unknown[]) {
  yield* parts;
}

export async function readAll(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const parts: unknown[] = [];
  for await (const part of stream) parts.push(part);
  return parts;
}
