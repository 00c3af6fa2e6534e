import { describe, expect, test } from "vitest";
import { targetPage } from "./target-page";

describe("targetPage", () => {
  test.each([
    {
      name: "a price is on the page of its model, whose name may have slashes",
      target: { targetKind: "price", targetId: "3", targetName: "openrouter/google/gemini-2.5-flash" },
      page: "/prices/openrouter/google%2Fgemini-2.5-flash",
    },
    {
      name: "a price whose name is gone has no page",
      target: { targetKind: "price", targetId: "3", targetName: null },
      page: null,
    },
    { name: "a list has one by its id", target: { targetKind: "priceList", targetId: "7" }, page: "/prices/lists/7" },
    {
      name: "settings are all on one page",
      target: { targetKind: "settings", targetId: null },
      page: "/settings/general",
    },
    { name: "a thing of a later version has none", target: { targetKind: "threshold", targetId: "1" }, page: null },
  ])("$name", ({ target, page }) => {
    expect(targetPage(target)).toBe(page);
  });
});
