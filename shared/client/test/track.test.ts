import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BEGIN_CALL } from "../src/calls/open-call.js";
import { type CallDesk, GEMINI, OPENAI, openCallDesk, readAll, RESERVATION, START, streamOf } from "./call-desk.js";

let desk: CallDesk;

beforeAll(async () => {
  desk = await openCallDesk();
});

afterAll(() => desk.close());

describe("track", () => {
  test("hands the very answer on and records what it says of usage, and no content", async () => {
    const events = await desk.recordedBy(async () => {
      expect(await desk.ledger.track(async () => GEMINI, { userId: "minji", model: "gemini-2.5-flash" })).toBe(GEMINI);
    });
    expect(events).toEqual([
      {
        id: expect.any(String),
        time: expect.any(String),
        durationMs: expect.any(Number),
        status: "ok",
        provider: "google",
        model: "gemini-2.5-flash-001",
        requestedModel: "gemini-2.5-flash",
        usage: GEMINI.usageMetadata,
        feature: "notes",
        tags: { app: "notes" },
        userId: "minji",
      },
    ]);
  });

  test("keeps the tokens where a host's context does not fit, and numbers as their text", async () => {
    const context: object = { userId: 42, noteId: "n".repeat(300) };
    const events = await desk.recordedBy(async () => {
      await desk.ledger.withContext(context, () => desk.ledger.track(async () => GEMINI));
      desk.ledger.record({ provider: "google", model: "m", inputTokens: 3, ...context });
    });
    expect(events).toEqual([
      expect.objectContaining({ userId: "42", usage: GEMINI.usageMetadata }),
      expect.objectContaining({ userId: "42", inputTokens: 3 }),
    ]);
    expect(events.some((event) => "noteId" in event)).toBe(false);
    expect(desk.problems.splice(0).map(({ kind }) => kind)).toEqual(["INTERNAL", "INTERNAL"]);
  });

  test("reads the service tier beside the usage", async () => {
    const [event] = await desk.recordedBy(() => desk.ledger.track(async () => OPENAI));
    expect(event).toMatchObject({ provider: "openai", model: OPENAI.model, serviceTier: "flex", usage: OPENAI.usage });
  });

  test("reads an answer that the host reports, where its own result is another one", async () => {
    const [event] = await desk.recordedBy(async () => {
      const text = await desk.ledger.track(async (tracked) => {
        tracked.report(GEMINI);
        return "비밀";
      });
      expect(text).toBe("비밀");
    });
    expect(event).toMatchObject({ provider: "google", usage: GEMINI.usageMetadata });
  });

  test("reads a usage object alone", async () => {
    const usage = { input_tokens: 4, output_tokens: 2, note: "비밀" };
    const [event] = await desk.recordedBy(() =>
      desk.ledger.track(async () => usage, { provider: "anthropic", model: "claude" }),
    );
    expect(event).toMatchObject({ usage: { input_tokens: 4, output_tokens: 2 }, model: "claude" });
  });

  test.each([
    { name: "a response in the background", answer: { object: "response", usage: null, max_output_tokens: 500 } },
    { name: "a completion without usage", answer: { choices: [], max_tokens: 500 } },
  ])("takes no bound of $name for usage", async ({ answer }) => {
    const [event] = await desk.recordedBy(() => desk.ledger.track(async () => answer));
    expect(event).not.toHaveProperty("usage");
  });

  test("records a failed call without usage, never as zero, and the host gets its very error", async () => {
    const fault = new Error("비밀");
    const events = await desk.recordedBy(async () => {
      await expect(desk.ledger.track(() => Promise.reject(fault), { provider: "openai", model: "gpt" })).rejects.toBe(
        fault,
      );
      const throwing = () => {
        throw fault;
      };
      await expect(desk.ledger.track(throwing)).rejects.toBe(fault);
    });
    expect(events.map(({ status }) => status)).toEqual(["error", "error"]);
    expect(events.every((event) => !("usage" in event))).toBe(true);
  });

  test("a call that the host aborts is cancelled", async () => {
    const aborted = () => Promise.reject(new DOMException("stop", "AbortError"));
    const [event] = await desk.recordedBy(() => desk.ledger.track(aborted).catch(() => undefined));
    expect(event).toMatchObject({ status: "cancelled" });
  });

  test("an answer that says nothing of usage is recorded as missing", async () => {
    const [event] = await desk.recordedBy(() =>
      desk.ledger.track(async () => null, { provider: "google", model: "m" }),
    );
    expect(event).toMatchObject({ status: "ok", model: "m" });
    expect(event).not.toHaveProperty("usage");
  });
});

describe("a metered call within track", () => {
  const metered = async (answer: unknown) => {
    const call = desk.ledger[BEGIN_CALL](START);
    await Promise.resolve();
    call.answered(answer);
    return answer;
  };

  test("is recorded once, with what track was told", async () => {
    const events = await desk.recordedBy(() =>
      desk.ledger.withContext({ userId: "minji", reservationId: RESERVATION }, async () => {
        const context = { feature: "summary", estimatedInputTokens: 7, requestId: "q-1", attempt: 2 };
        expect(await desk.ledger.track(() => metered(GEMINI), context)).toBe(GEMINI);
      }),
    );
    expect(events).toHaveLength(1);
    const whole = {
      userId: "minji",
      feature: "summary",
      estimatedInputTokens: 7,
      reservationId: RESERVATION,
      attempt: 2,
    };
    expect(events[0]).toMatchObject({ ...whole, requestId: "q-1", usage: GEMINI.usageMetadata });
  });

  test("is recorded once when it is a stream, when it fails, and when it is tracked twice", async () => {
    const fault = new Error("429");
    const failing = async () => {
      desk.ledger[BEGIN_CALL](START).failed(fault);
      throw fault;
    };
    const events = await desk.recordedBy(async () => {
      const call = desk.ledger[BEGIN_CALL];
      const stream = await desk.ledger.track(async () => {
        const opened = call(START);
        const made = streamOf(GEMINI);
        opened.streamed();
        return made;
      });
      expect(await readAll(stream)).toEqual([GEMINI]);
      await expect(desk.ledger.track(failing)).rejects.toBe(fault);
      await desk.ledger.track(() => desk.ledger.track(async () => OPENAI));
    });
    expect(events.map(({ status, provider }) => [status, provider])).toEqual([
      ["ok", "google"],
      ["error", "google"],
      ["ok", "openai"],
    ]);
  });
});

describe("record", () => {
  test("sends of a whole response what is about usage", async () => {
    const searched = {
      ...GEMINI,
      candidates: [{ ...GEMINI.candidates[0], groundingMetadata: { webSearchQueries: ["비밀", "비밀"] } }],
    };
    const [whole, streamed] = await desk.recordedBy(() => {
      desk.ledger.record({ provider: "google", model: "m", usage: searched });
      desk.ledger.record({ provider: "google", model: "m", usage: { chunks: [searched, GEMINI] } });
    });
    expect(whole?.["usage"]).toEqual({
      modelVersion: "gemini-2.5-flash-001",
      candidates: [{ finishReason: "STOP", groundingMetadata: { webSearchQueries: ["-", "-"] } }],
      usageMetadata: GEMINI.usageMetadata,
    });
    expect(Object(streamed?.["usage"]).chunks).toHaveLength(2);
  });

  test("sends a usage object as it is", async () => {
    const usage = { "gen_ai.usage.input_tokens": "12", "gen_ai.system": "openai" };
    const [event] = await desk.recordedBy(() => desk.ledger.record({ provider: "openai", model: "m", usage }));
    expect(event?.["usage"]).toEqual(usage);
  });
});
