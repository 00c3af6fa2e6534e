import { expect, test } from "vitest";
import { createFormat } from "../../../lib/format";
import type { ExportSubject } from "./export-subject";
import { rowsText } from "./rows-text";

const format = createFormat("en", "UTC");
const t = (key: string, values?: Readonly<Record<string, string | number>>) => `${key} ${values?.["shown"] ?? ""}`;

const series = (groupBy: "NONE" | "MODEL"): ExportSubject => ({
  of: "series",
  rows: null,
  groupBy,
  meter: "COST",
  grain: "DAY",
  top: 50,
});

test.each<{ name: string; subject: ExportSubject; text: string }>([
  { name: "a chart of one line has no rest", subject: series("NONE"), text: "exports.summary.buckets.one " },
  { name: "one of many lines has", subject: series("MODEL"), text: "exports.summary.buckets.many " },
  {
    name: "requests are counted",
    subject: { of: "requests", rows: 1_204, isAtMost: false },
    text: "exports.summary.requests 1,204",
  },
  {
    name: "fewer may be there still",
    subject: { of: "requests", rows: 1_204, isAtMost: true },
    text: "exports.summary.atMost 1,204",
  },
  {
    name: "findings of a report that is there are counted",
    subject: { of: "savings", rows: 0 },
    text: "exports.summary.savings 0",
  },
  {
    name: "those of one that is not there yet are not none",
    subject: { of: "savings", rows: null },
    text: "exports.summary.uncounted ",
  },
])("$name", ({ subject, text }) => {
  expect(rowsText(subject, t, format)).toBe(text);
});
