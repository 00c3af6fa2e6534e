import { expect, test } from "vitest";
import { correctedFields } from "./corrected-fields.js";

test("a correction is told by the columns that it changed, in words of the API", () => {
  const former = { feature: "tag", input_tokens: 5n, cost: null, created_at: new Date(0), price_id: 1 };
  const latter = { feature: "tag", input_tokens: 6n, cost: 12n, created_at: new Date(1), price_id: 2 };
  expect(correctedFields(former, latter)).toEqual({
    before: { inputTokens: "5", cost: null, createdAt: "1970-01-01T00:00:00.000Z", priceId: "1" },
    after: { inputTokens: "6", cost: "12", createdAt: "1970-01-01T00:00:00.001Z", priceId: "2" },
  });
});

test("numbers beyond what a double holds keep every digit", () => {
  expect(correctedFields({ cost: 2n ** 53n }, { cost: 2n ** 53n + 1n })).toEqual({
    before: { cost: "9007199254740992" },
    after: { cost: "9007199254740993" },
  });
});

test("the note and the raw usage, which might tell a person, are left to the correction itself", () => {
  const former = { note_id: "diary of mina", usage: { user: "mina" }, warnings: ["mina"], model: "a" };
  const latter = { note_id: null, usage: null, warnings: null, model: "b" };
  expect(correctedFields(former, latter)).toEqual({ before: { model: "a" }, after: { model: "b" } });
});
