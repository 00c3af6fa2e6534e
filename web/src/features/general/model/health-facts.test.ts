import { expect, test } from "vitest";
import { createFormat } from "../../../lib/format";
import { healthFacts } from "./health-facts";

const words = { t: (key: string) => key, format: createFormat("en", "UTC"), nowMs: Date.UTC(2026, 10, 28) };

const ARCHIVING = { lastRunAt: "2026-11-28T02:30:00Z", newestMonth: "2026-08", failed: 1 };

test("every part that could not be told is unknown, and is nothing to be alarmed about", () => {
  const facts = healthFacts({ ingest: null, merging: null, archiving: null, messages: null }, undefined, words);
  expect(facts.map(({ name, texts, isBad }) => [name, texts, isBad])).toEqual(
    ["ingest", "merging", "archiving", "messages"].map((name) => [name, ["general.health.unknown"], false]),
  );
});

test("one part that could not be told takes nothing from the others", () => {
  const facts = healthFacts({ ingest: null, merging: null, archiving: ARCHIVING, messages: null }, false, words);
  expect(facts.filter(({ isBad }) => isBad).map(({ name, texts }) => [name, texts])).toEqual([
    [
      "archiving",
      ["general.health.archiving.run", "general.health.archiving.month", "general.health.archiving.failed"],
    ],
  ]);
});
