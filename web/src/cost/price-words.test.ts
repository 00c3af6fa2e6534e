import { describe, expect, test } from "vitest";
import { createFormat } from "../lib/format";
import { pricePeriod, sourceLink } from "./price-words";

const format = createFormat("en", "UTC");
const t = (key: string, values?: Readonly<Record<string, string | number>>) =>
  values === undefined ? key : `${key} ${Object.values(values).join(" ")}`;

describe("the days of a price", () => {
  const june = "2025-06-10T00:00:00Z";
  const july = "2025-07-01T00:00:00Z";
  test.each([
    { name: "without ends it always held", from: null, to: null, text: "cost.price.always" },
    { name: "an open end", from: june, to: null, text: "cost.price.from Jun 10, 2025" },
    { name: "the last day is inside", from: null, to: july, text: "cost.price.until Jun 30, 2025" },
    { name: "both ends", from: june, to: july, text: "Jun 10 – 30, 2025" },
  ])("$name", ({ from, to, text }) => {
    const period = pricePeriod({ effectiveFrom: from, effectiveTo: to }, format, t);
    expect(period.replace(/\u2009/g, " ")).toBe(text);
  });
});

test.each([
  { url: "https://ai.google.dev/pricing", link: "https://ai.google.dev/pricing" },
  { url: "javascript:alert(1)", link: null },
  { url: "", link: null },
  { url: null, link: null },
])("a source $url is followed only where it is a web page", ({ url, link }) => {
  expect(sourceLink(url)).toBe(link);
});
