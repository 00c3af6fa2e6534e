import { describe, expect, test } from "vitest";
import { isLoosened, loosened } from "./loosened";
import { NEW_DRAFT, type ThresholdDraft } from "./threshold-draft";

const BEFORE: ThresholdDraft = {
  ...NEW_DRAFT,
  limit: "2",
  blocks: true,
  channels: [{ id: "1", name: "Mail" }],
};

describe("loosened", () => {
  test.each([
    { name: "a higher limit", change: { limit: "10" }, part: { limit: true } },
    { name: "switching off", change: { enabled: false }, part: { off: true } },
    { name: "a level less", change: { levels: [80, 100] }, part: { levels: [50] } },
    { name: "a channel less", change: { channels: [] }, part: { channels: ["Mail"] } },
    { name: "refusing no more", change: { blocks: false }, part: { blocks: true } },
  ])("$name is asked about", ({ change, part }) => {
    const found = loosened(BEFORE, { ...BEFORE, ...change });
    expect(found).toMatchObject(part);
    expect(isLoosened(found)).toBe(true);
  });

  test.each([
    { name: "a lower limit", change: { limit: "1.99" } },
    { name: "the same limit in other digits", change: { limit: "2.00" } },
    { name: "a level more", change: { levels: [50, 80, 90, 100] } },
    { name: "a name", change: { name: "Daily budget" } },
  ])("$name is not", ({ change }) => {
    expect(isLoosened(loosened(BEFORE, { ...BEFORE, ...change }))).toBe(false);
  });
});
