import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type CallDesk, OPENAI, openCallDesk, readAll, streamOf } from "./call-desk.js";

let desk: CallDesk;

beforeAll(async () => {
  desk = await openCallDesk();
});

afterAll(() => desk.close());

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
    const [event] = await desk.recordedBy(async () => {
      const tracked = await desk.ledger.track(async () => stream);
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
    const [event] = await desk.recordedBy(async () => readAll(await desk.ledger.track(async () => streamOf(...parts))));
    expect(Object(event?.["usage"]).chunks).toEqual(parts.slice(-2));
    const endless = Array.from({ length: 1_000 }, (_, index) => ({ usage: { [`tokens_${index}`]: index } }));
    const [bounded] = await desk.recordedBy(async () =>
      readAll(await desk.ledger.track(async () => streamOf(...endless))),
    );
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
    const [event] = await desk.recordedBy(async () => {
      for await (const _ of await desk.ledger.track(async () =>
        streamOf({ choices: [{ delta: { content: "비밀" } }] }, ended, last),
      ));
    });
    expect(event).toMatchObject({ provider: "openai", model: "gpt", serviceTier: "flex", status: "ok" });
    expect(Object(event?.["usage"]).chunks).toHaveLength(2);
  });

  test("that the host leaves are cancelled, with the usage so far", async () => {
    const [event] = await desk.recordedBy(async () => {
      for await (const _ of await desk.ledger.track(async () => streamOf(running(1), running(2)))) break;
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
    const [event] = await desk.recordedBy(async () => {
      const stream = await desk.ledger.track(async () => broken());
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
    const [event] = await desk.recordedBy(async () => {
      const stream = await desk.ledger.track(async () => new SdkStream());
      expect(stream).toBeInstanceOf(SdkStream);
      expect(stream.controller.signal.aborted).toBe(false);
      for await (const _ of stream);
    });
    expect(event).toMatchObject({ status: "ok", usage: { chunks: [{}] } });
  });

  test("of the web are passed on as they are read, also when they are cancelled", async () => {
    const web = () => ReadableStream.from([running(1), running(2, { finishReason: "STOP" })]);
    const events = await desk.recordedBy(async () => {
      expect(await readAll(await desk.ledger.track(async () => web()))).toHaveLength(2);
      await (await desk.ledger.track(async () => web())).cancel();
    });
    expect(events.map(({ status }) => status)).toEqual(["ok", "cancelled"]);
  });

  test("that are frozen are handed on, and it is told that they cannot be watched", async () => {
    const stream = Object.freeze(streamOf(running(1)));
    const [event] = await desk.recordedBy(async () => {
      expect(await desk.ledger.track(async () => stream)).toBe(stream);
    });
    expect(event).toMatchObject({ status: "cancelled" });
    expect(desk.problems.at(-1)).toMatchObject({ kind: "INTERNAL" });
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
    const [event] = await desk.recordedBy(async () => {
      expect(await desk.ledger.track(async () => result)).toBe(result);
    });
    expect(asked).not.toHaveBeenCalled();
    expect(event).not.toHaveProperty("usage");
  });
});
