import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createTokenledger } from "../src/client.js";
import { BEGIN_CALL, type CallStart } from "../src/calls/open-call.js";
import type { Problem } from "../src/problem.js";
import type { Tokenledger } from "../src/tokenledger.js";
import { type Counterpart, type SentEvent, startCounterpart } from "./counterpart.js";

const GEMINI = {
  candidates: [{ content: { parts: [{ text: "비밀" }] }, finishReason: "STOP" }],
  modelVersion: "gemini-2.5-flash-001",
  usageMetadata: {
    promptTokenCount: 12,
    candidatesTokenCount: 3,
    totalTokenCount: 15,
    promptTokensDetails: [{ modality: "TEXT", tokenCount: 12 }],
  },
};
const OPENAI = {
  object: "chat.completion",
  model: "gpt-5.6-2026-10-01",
  service_tier: "flex",
  choices: [{ message: { content: "비밀" }, finish_reason: "stop" }],
  usage: { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 },
};
const RESERVATION = "0198a5c2-5f0e-4d3b-9c1a-2b7e6f8d9a10";
const START: CallStart = { provider: "google", requestedModel: "gemini-2.5-flash" };

let server: Counterpart;
let ledger: Tokenledger;
const problems: Problem[] = [];
beforeAll(async () => {
  server = await startCounterpart();
  ledger = createTokenledger({
    url: server.url,
    key: "tl_test",
    context: { feature: "notes", tags: { app: "notes" } },
    onProblem: (problem) => void problems.push(problem),
  });
});
afterAll(async () => {
  await ledger.close();
  await server.stop();
});

/** The events that `work` recorded, which hold no content whatever it was given. */
async function recordedBy(work: () => unknown): Promise<SentEvent[]> {
  server.taken.clear();
  await work();
  await ledger.flush();
  const events = [...server.taken.values()];
  expect(JSON.stringify(events)).not.toContain("비밀");
  return events;
}

async function* streamOf(...parts: unknown[]) {
  yield* parts;
}

async function readAll(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const parts: unknown[] = [];
  for await (const part of stream) parts.push(part);
  return parts;
}

describe("track", () => {
  test("hands the very answer on and records what it says of usage, and no content", async () => {
    const events = await recordedBy(async () => {
      expect(await ledger.track(async () => GEMINI, { userId: "minji", model: "gemini-2.5-flash" })).toBe(GEMINI);
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
    const events = await recordedBy(async () => {
      await ledger.withContext(context, () => ledger.track(async () => GEMINI));
      ledger.record({ provider: "google", model: "m", inputTokens: 3, ...context });
    });
    expect(events).toEqual([
      expect.objectContaining({ userId: "42", usage: GEMINI.usageMetadata }),
      expect.objectContaining({ userId: "42", inputTokens: 3 }),
    ]);
    expect(events.some((event) => "noteId" in event)).toBe(false);
    expect(problems.splice(0).map(({ kind }) => kind)).toEqual(["INTERNAL", "INTERNAL"]);
  });

  test("reads the service tier beside the usage", async () => {
    const [event] = await recordedBy(() => ledger.track(async () => OPENAI));
    expect(event).toMatchObject({ provider: "openai", model: OPENAI.model, serviceTier: "flex", usage: OPENAI.usage });
  });

  test("reads an answer that the host reports, where its own result is another one", async () => {
    const [event] = await recordedBy(async () => {
      const text = await ledger.track(async (tracked) => {
        tracked.report(GEMINI);
        return "비밀";
      });
      expect(text).toBe("비밀");
    });
    expect(event).toMatchObject({ provider: "google", usage: GEMINI.usageMetadata });
  });

  test("reads a usage object alone", async () => {
    const usage = { input_tokens: 4, output_tokens: 2, note: "비밀" };
    const [event] = await recordedBy(() => ledger.track(async () => usage, { provider: "anthropic", model: "claude" }));
    expect(event).toMatchObject({ usage: { input_tokens: 4, output_tokens: 2 }, model: "claude" });
  });

  test.each([
    { name: "a response in the background", answer: { object: "response", usage: null, max_output_tokens: 500 } },
    { name: "a completion without usage", answer: { choices: [], max_tokens: 500 } },
  ])("takes no bound of $name for usage", async ({ answer }) => {
    const [event] = await recordedBy(() => ledger.track(async () => answer));
    expect(event).not.toHaveProperty("usage");
  });

  test("records a failed call without usage, never as zero, and the host gets its very error", async () => {
    const fault = new Error("비밀");
    const events = await recordedBy(async () => {
      await expect(ledger.track(() => Promise.reject(fault), { provider: "openai", model: "gpt" })).rejects.toBe(fault);
      const throwing = () => {
        throw fault;
      };
      await expect(ledger.track(throwing)).rejects.toBe(fault);
    });
    expect(events.map(({ status }) => status)).toEqual(["error", "error"]);
    expect(events.every((event) => !("usage" in event))).toBe(true);
  });

  test("a call that the host aborts is cancelled", async () => {
    const aborted = () => Promise.reject(new DOMException("stop", "AbortError"));
    const [event] = await recordedBy(() => ledger.track(aborted).catch(() => undefined));
    expect(event).toMatchObject({ status: "cancelled" });
  });

  test("an answer that says nothing of usage is recorded as missing", async () => {
    const [event] = await recordedBy(() => ledger.track(async () => null, { provider: "google", model: "m" }));
    expect(event).toMatchObject({ status: "ok", model: "m" });
    expect(event).not.toHaveProperty("usage");
  });
});

describe("a metered call within track", () => {
  const metered = async (answer: unknown) => {
    const call = ledger[BEGIN_CALL](START);
    await Promise.resolve();
    call.answered(answer);
    return answer;
  };

  test("is recorded once, with what track was told", async () => {
    const events = await recordedBy(() =>
      ledger.withContext({ userId: "minji", reservationId: RESERVATION }, async () => {
        const context = { feature: "summary", estimatedInputTokens: 7, requestId: "q-1", attempt: 2 };
        expect(await ledger.track(() => metered(GEMINI), context)).toBe(GEMINI);
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
      ledger[BEGIN_CALL](START).failed(fault);
      throw fault;
    };
    const events = await recordedBy(async () => {
      const call = ledger[BEGIN_CALL];
      const stream = await ledger.track(async () => {
        const opened = call(START);
        const made = streamOf(GEMINI);
        opened.streamed();
        return made;
      });
      expect(await readAll(stream)).toEqual([GEMINI]);
      await expect(ledger.track(failing)).rejects.toBe(fault);
      await ledger.track(() => ledger.track(async () => OPENAI));
    });
    expect(events.map(({ status, provider }) => [status, provider])).toEqual([
      ["ok", "google"],
      ["error", "google"],
      ["ok", "openai"],
    ]);
  });
});

describe("streams", () => {
  const running = (count: number, more: object = {}) => ({
    candidates: [{ content: { parts: [{ text: "비밀" }] }, ...more }],
    usageMetadata: { promptTokenCount: 5, candidatesTokenCount: count, totalTokenCount: 5 + count },
  });

  test("are the host's own, part by part, and recorded at their end as few parts as say all", async () => {
    const given = [
      ...Array.from({ length: 500 }, (_, index) => running(index)),
      running(500, { finishReason: "STOP" }),
    ];
    const stream = streamOf(...given);
    const [event] = await recordedBy(async () => {
      const tracked = await ledger.track(async () => stream);
      expect(tracked).toBe(stream);
      const read: unknown[] = [];
      for await (const part of tracked) read.push(part);
      expect(read).toEqual(given);
    });
    expect(event).toMatchObject({ status: "ok", provider: "google" });
    const { chunks } = Object(event?.["usage"]);
    expect(chunks).toEqual([{ candidates: [{ finishReason: "STOP" }], usageMetadata: given[500]?.usageMetadata }]);
  });

  test("stay small, also when kinds of parts take turns", async () => {
    const kinds = [
      (tokens: number) => ({ type: "message_delta", usage: { output_tokens: tokens } }),
      (tokens: number) => ({ type: "ping", usage: { output_tokens: tokens } }),
    ];
    const parts = Array.from({ length: 1_000 }, (_, index) => kinds[index % 2]?.(index));
    const [event] = await recordedBy(async () => readAll(await ledger.track(async () => streamOf(...parts))));
    expect(Object(event?.["usage"]).chunks).toEqual(parts.slice(-2));
    const endless = Array.from({ length: 1_000 }, (_, index) => ({ usage: { [`tokens_${index}`]: index } }));
    const [bounded] = await recordedBy(async () => readAll(await ledger.track(async () => streamOf(...endless))));
    expect(Object(bounded?.["usage"]).chunks).toHaveLength(64);
  });

  test("keep the end that came before the usage", async () => {
    const ended = { object: "chat.completion.chunk", choices: [{ delta: {}, finish_reason: "stop" }], usage: null };
    const last = {
      object: "chat.completion.chunk",
      choices: [],
      usage: OPENAI.usage,
      model: "gpt",
      service_tier: "flex",
    };
    const [event] = await recordedBy(async () => {
      for await (const _ of await ledger.track(async () =>
        streamOf({ choices: [{ delta: { content: "비밀" } }] }, ended, last),
      ));
    });
    expect(event).toMatchObject({ provider: "openai", model: "gpt", serviceTier: "flex", status: "ok" });
    expect(Object(event?.["usage"]).chunks).toHaveLength(2);
  });

  test("that the host leaves are cancelled, with the usage so far", async () => {
    const [event] = await recordedBy(async () => {
      for await (const _ of await ledger.track(async () => streamOf(running(1), running(2)))) break;
    });
    expect(event).toMatchObject({
      status: "cancelled",
      usage: { chunks: [{ usageMetadata: { totalTokenCount: 6 } }] },
    });
  });

  test("that break off are errors, and the host gets its very error", async () => {
    const fault = new Error("ECONNRESET");
    async function* broken() {
      yield running(1);
      throw fault;
    }
    const [event] = await recordedBy(async () => {
      const stream = await ledger.track(async () => broken());
      await expect(readAll(stream)).rejects.toBe(fault);
    });
    expect(event).toMatchObject({ status: "error", usage: { chunks: [{}] } });
  });

  test("of an SDK's class stay that class, with its methods", async () => {
    class SdkStream {
      readonly controller = new AbortController();
      async *[Symbol.asyncIterator]() {
        yield running(7, { finishReason: "STOP" });
      }
    }
    const [event] = await recordedBy(async () => {
      const stream = await ledger.track(async () => new SdkStream());
      expect(stream).toBeInstanceOf(SdkStream);
      expect(stream.controller.signal.aborted).toBe(false);
      for await (const _ of stream);
    });
    expect(event).toMatchObject({ status: "ok", usage: { chunks: [{}] } });
  });

  test("of the web are passed on as they are read, also when they are cancelled", async () => {
    const web = () => ReadableStream.from([running(1), running(2, { finishReason: "STOP" })]);
    const events = await recordedBy(async () => {
      expect(await readAll(await ledger.track(async () => web()))).toHaveLength(2);
      await (await ledger.track(async () => web())).cancel();
    });
    expect(events.map(({ status }) => status)).toEqual(["ok", "cancelled"]);
  });

  test("that are frozen are handed on, and it is told that they cannot be watched", async () => {
    const stream = Object.freeze(streamOf(running(1)));
    const [event] = await recordedBy(async () => {
      expect(await ledger.track(async () => stream)).toBe(stream);
    });
    expect(event).toMatchObject({ status: "cancelled" });
    expect(problems.at(-1)).toMatchObject({ kind: "INTERNAL" });
  });

  test("of the AI SDK are left alone, as asking them for usage would read them", async () => {
    const asked = vi.fn<() => void>();
    const result = {
      fullStream: [],
      get usage() {
        asked();
        return Promise.resolve({});
      },
    };
    const [event] = await recordedBy(async () => {
      expect(await ledger.track(async () => result)).toBe(result);
    });
    expect(asked).not.toHaveBeenCalled();
    expect(event).not.toHaveProperty("usage");
  });
});

describe("contexts", () => {
  test("surround what is called and awaited within them; what is further in goes before, and tags are merged", async () => {
    const events = await recordedBy(() =>
      ledger.withContext({ userId: "minji", noteId: "n-1", tags: { outer: "1" } }, async () => {
        await Promise.resolve();
        await ledger.withContext({ noteId: "n-2", tags: { inner: "2" } }, () => ledger.track(async () => GEMINI));
        await ledger.track(async () => GEMINI, { feature: "summary", requestId: "r-1", attempt: 2 });
      }),
    );
    expect(events).toEqual([
      expect.objectContaining({
        userId: "minji",
        noteId: "n-2",
        feature: "notes",
        tags: { app: "notes", outer: "1", inner: "2" },
      }),
      expect.objectContaining({ userId: "minji", noteId: "n-1", feature: "summary", requestId: "r-1", attempt: 2 }),
    ]);
  });

  test("say what the input was reckoned to be; what a call says itself goes before", async () => {
    const events = await recordedBy(() =>
      ledger.withContext({ estimatedInputTokens: 14 }, async () => {
        await ledger.track(async () => GEMINI);
        await ledger.track(async () => GEMINI, { estimatedInputTokens: 13 });
      }),
    );
    expect(events.map(({ estimatedInputTokens }) => estimatedInputTokens)).toEqual([14, 13]);
  });

  test("give an estimate and a reservation to the first call in them, and to no other", async () => {
    const events = await recordedBy(() =>
      ledger.withContext({ userId: "minji", estimatedInputTokens: 14, reservationId: RESERVATION }, async () => {
        await ledger.withContext({ estimatedInputTokens: 9 }, async () => {
          await ledger.track(async () => GEMINI);
          await ledger.track(async () => GEMINI);
        });
        await ledger.track(async () => GEMINI);
      }),
    );
    expect(
      events.map(({ userId, estimatedInputTokens, reservationId }) => [userId, estimatedInputTokens, reservationId]),
    ).toEqual([
      ["minji", 9, RESERVATION],
      ["minji", undefined, undefined],
      ["minji", 14, undefined],
    ]);
  });

  test("are not the ones of a call that runs beside", async () => {
    const events = await recordedBy(() =>
      Promise.all(
        ["minji", "junho"].map((userId) =>
          ledger.withContext({ userId }, async () => {
            await new Promise((resolve) => setImmediate(resolve));
            await ledger.track(async () => ({ ...GEMINI, modelVersion: userId }));
          }),
        ),
      ),
    );
    expect(events.map(({ userId, model }) => [userId, model])).toEqual([
      ["minji", "minji"],
      ["junho", "junho"],
    ]);
  });
});

describe("fingerprints", () => {
  const printOf = async (prompt: unknown, of: Tokenledger = ledger) => {
    server.taken.clear();
    await of.track(async () => GEMINI, { prompt });
    await of.flush();
    return [...server.taken.values()][0]?.["fingerprint"];
  };

  test("are equal for equal prompts, whatever the order of their fields, and at most 64 characters", async () => {
    const print = await printOf([{ role: "user", parts: [{ text: "비밀" }] }]);
    expect(print).toMatch(/^[\w-]{43}$/);
    expect(await printOf([{ parts: [{ text: "비밀" }], role: "user" }])).toBe(print);
    expect(await printOf([{ parts: [{ text: "다른" }], role: "user" }])).not.toBe(print);
    const image = { data: Buffer.from("비밀") };
    expect(await printOf(image)).toBe(await printOf({ data: new Uint8Array(image.data) }));
  });

  test.each([
    { name: "addresses", one: new URL("https://a.example/1.png"), other: new URL("https://a.example/2.png") },
    { name: "buffers", one: new Uint8Array([1]).buffer, other: new Uint8Array([2]).buffer },
    { name: "dates", one: new Date(1), other: new Date(2) },
    { name: "maps", one: new Map([["a", 1]]), other: new Map([["a", 2]]) },
    { name: "sets", one: new Set([1]), other: new Set([2]) },
  ])("tell $name apart", async ({ one, other }) => {
    const print = await printOf([{ image: one }]);
    expect(print).toMatch(/^[\w-]{43}$/);
    expect(await printOf([{ image: one }])).toBe(print);
    expect(await printOf([{ image: other }])).not.toBe(print);
  });

  test("of what cannot be seen from outside there are none, and the call is recorded", async () => {
    expect(await printOf([{ image: new Blob(["비밀"]) }])).toBeUndefined();
    expect(server.taken.size).toBe(1);
  });

  test("are other ones with another key, and none without", async () => {
    const other = createTokenledger({ url: server.url, key: "tl_other" });
    const same = createTokenledger({ url: server.url, key: "tl_other", fingerprintKey: "shared" });
    const without = createTokenledger({ url: server.url, key: "tl_test", fingerprintKey: null });
    const prints = [await printOf("비밀"), await printOf("비밀", other), await printOf("비밀", same)];
    expect(new Set(prints).size).toBe(3);
    expect(await printOf("비밀", without)).toBeUndefined();
    await Promise.all([other, same, without].map((opened) => opened.close()));
  });

  test("of a prompt that refers to itself there is none; the call is recorded", async () => {
    const prompt: Record<string, unknown> = {};
    prompt["self"] = prompt;
    expect(await printOf(prompt)).toBeUndefined();
    expect(server.taken.size).toBe(1);
    expect(problems.at(-1)).toMatchObject({ kind: "INTERNAL" });
  });
});

describe("what wrappers open", () => {
  test("is recorded once, whatever is said afterwards", async () => {
    const events = await recordedBy(() => {
      const call = ledger[BEGIN_CALL]({
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
    const [event] = await recordedBy(() => ledger[BEGIN_CALL](START).answered(hostile));
    expect(event).toMatchObject({ status: "ok", provider: "google" });
    expect(event).not.toHaveProperty("usage");
  });

  test("leaves out a usage object that the server would not take, and tells", async () => {
    const details = Array.from({ length: 2_000 }, () => ({ modality: "TEXT", tokenCount: 1 }));
    const [event] = await recordedBy(() =>
      ledger[BEGIN_CALL](START).answered({ usageMetadata: { promptTokenCount: 2_000, details } }),
    );
    expect(event).not.toHaveProperty("usage");
    expect(problems.at(-1)).toMatchObject({ kind: "INTERNAL", message: expect.stringContaining("16000 bytes") });
  });
});

describe("record", () => {
  test("sends of a whole response what is about usage", async () => {
    const searched = {
      ...GEMINI,
      candidates: [{ ...GEMINI.candidates[0], groundingMetadata: { webSearchQueries: ["비밀", "비밀"] } }],
    };
    const [whole, streamed] = await recordedBy(() => {
      ledger.record({ provider: "google", model: "m", usage: searched });
      ledger.record({ provider: "google", model: "m", usage: { chunks: [searched, GEMINI] } });
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
    const [event] = await recordedBy(() => ledger.record({ provider: "openai", model: "m", usage }));
    expect(event?.["usage"]).toEqual(usage);
  });
});
