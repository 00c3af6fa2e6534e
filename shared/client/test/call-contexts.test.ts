import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CallDesk, GEMINI, openCallDesk, RESERVATION } from "./call-desk.js";

let desk: CallDesk;

beforeAll(async () => {
  desk = await openCallDesk();
});

afterAll(() => desk.close());

describe("contexts", () => {
  test("surround what is called and awaited within them; what is further in goes before, and tags are merged", async () => {
    const events = await desk.recordedBy(() =>
      desk.ledger.withContext({ userId: "minji", noteId: "n-1", tags: { outer: "1" } }, async () => {
        await Promise.resolve();
        await desk.ledger.withContext({ noteId: "n-2", tags: { inner: "2" } }, () =>
          desk.ledger.track(async () => GEMINI),
        );
        await desk.ledger.track(async () => GEMINI, { feature: "summary", requestId: "r-1", attempt: 2 });
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

  test("keep the tags that they were entered with, whatever becomes of the host's own", async () => {
    const tags = { step: "first" };
    const events = await desk.recordedBy(() =>
      desk.ledger.withContext({ tags }, async () => {
        tags.step = "second";
        await desk.ledger.track(async () => GEMINI);
      }),
    );
    expect(events).toMatchObject([{ tags: { step: "first" } }]);
  });

  test("say what the input was reckoned to be; what a call says itself goes before", async () => {
    const events = await desk.recordedBy(() =>
      desk.ledger.withContext({ estimatedInputTokens: 14 }, async () => {
        await desk.ledger.track(async () => GEMINI);
        await desk.ledger.track(async () => GEMINI, { estimatedInputTokens: 13 });
      }),
    );
    expect(events.map(({ estimatedInputTokens }) => estimatedInputTokens)).toEqual([14, 13]);
  });

  test("give an estimate and a reservation to the first call in them, and to no other", async () => {
    const events = await desk.recordedBy(() =>
      desk.ledger.withContext({ userId: "minji", estimatedInputTokens: 14, reservationId: RESERVATION }, async () => {
        await desk.ledger.withContext({ estimatedInputTokens: 9 }, async () => {
          await desk.ledger.track(async () => GEMINI);
          await desk.ledger.track(async () => GEMINI);
        });
        await desk.ledger.track(async () => GEMINI);
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
    const events = await desk.recordedBy(() =>
      Promise.all(
        ["minji", "junho"].map((userId) =>
          desk.ledger.withContext({ userId }, async () => {
            await new Promise((resolve) => setImmediate(resolve));
            await desk.ledger.track(async () => ({ ...GEMINI, modelVersion: userId }));
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
