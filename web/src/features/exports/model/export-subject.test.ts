import { expect, test } from "vitest";
import { isLong, isTooLong } from "./export-subject";

const ranking = (rows: number | null) =>
  ({ of: "breakdown", rows, groupBy: "USER", sort: "COST", compare: "OFF" }) as const;
const requests = (rows: number) => ({ of: "requests", rows, isAtMost: false }) as const;

test.each([
  { name: "50,000 requests leave at once", subject: requests(50_000), byJob: false, refused: false },
  { name: "more are written by a job", subject: requests(50_001), byJob: true, refused: false },
  { name: "a ranking of 50,000 leaves at once", subject: ranking(50_000), byJob: false, refused: false },
  { name: "a longer one not at all", subject: ranking(50_001), byJob: false, refused: true },
  { name: "one that nobody counted is asked for", subject: ranking(null), byJob: false, refused: false },
])("$name", ({ subject, byJob, refused }) => {
  expect([isLong(subject), isTooLong(subject)]).toEqual([byJob, refused]);
});
