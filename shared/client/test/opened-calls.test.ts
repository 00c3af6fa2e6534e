import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BEGIN_CALL } from "../src/calls/open-call.js";
import { type CallDesk, GEMINI, openCallDesk, START } from "./call-desk.js";

let desk: CallDesk;

beforeAll(async () => {
  desk = await openCallDesk();
});

afterAll(() => desk.close());

describe("what wrappers open", () => {
  test("is recorded once, whatever is said afterwards", async () => {
    const events = await desk.recordedBy(() => {
      const call = desk.ledger[BEGIN_CALL]({
        ...START,
        operation: "embedding",
        context: { estimatedInputTokens: 11 },
        dialect: "gemini",
      });
      call.answered(GEMINI);
      call.failed(new Error("late"));
      call.chunk(GEMINI);
      call.cut();
    });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      operation: "embedding",
      estimatedInputTokens: 11,
      dialect: "gemini",
      status: "ok",
    });
  });

  test("survives an answer that cannot be read", async () => {
    const hostile = {
      get usageMetadata() {
        throw new Error("비밀 getter");
      },
    };
    const [event] = await desk.recordedBy(() => desk.ledger[BEGIN_CALL](START).answered(hostile));
    expect(event).toMatchObject({ status: "ok", provider: "google" });
    expect(event).not.toHaveProperty("usage");
  });

  test("leaves out a usage object that the server would not take, and tells", async () => {
    const details = Array.from({ length: 2_000 }, () => ({ modality: "TEXT", tokenCount: 1 }));
    const [event] = await desk.recordedBy(() =>
      desk.ledger[BEGIN_CALL](START).answered({ usageMetadata: { promptTokenCount: 2_000, details } }),
    );
    expect(event).not.toHaveProperty("usage");
    expect(desk.problems.at(-1)).toMatchObject({ kind: "INTERNAL", message: expect.stringContaining("16000 bytes") });
  });
});
