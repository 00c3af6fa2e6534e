import { expect, test } from "vitest";
import { localDate } from "../../../lib/format";
import { recostSearch } from "./recost-search";

test("the days are those of the reporting timezone", () => {
  const used = {
    provider: "openai",
    model: "gpt-5,eu",
    firstAt: "2026-11-01T16:00:00Z",
    lastAt: "2026-11-26T14:00:00Z",
  };
  expect(recostSearch(used, (iso) => localDate(Date.parse(iso), "Asia/Seoul"))).toEqual({
    range: "2026-11-02..2026-11-26",
    model: "gpt-5%2Ceu",
    provider: "openai",
    unpricedOnly: "1",
  });
});
