import { expect, test } from "vitest";
import { createFormat } from "../../../lib/format";
import { lackText } from "./lack-text";

const format = createFormat("en", "UTC");
const t = (key: string, values?: Readonly<Record<string, string | number>>) => `${key} ${values?.["shown"]}`;

test.each([
  { name: "a whole cost lacks nothing", coverage: { requests: 10, unpricedRequests: 0 }, text: null },
  { name: "one without requests neither", coverage: { requests: 0, unpricedRequests: 0 }, text: null },
  {
    name: "what has no price is counted",
    coverage: { requests: 1300, unpricedRequests: 1204 },
    text: "usage.lack 1,204",
  },
])("$name", ({ coverage, text }) => {
  expect(lackText(coverage, t, format)).toBe(text);
});
