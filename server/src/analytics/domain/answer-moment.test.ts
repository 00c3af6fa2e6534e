import { describe, expect, test } from "vitest";
import { answerMoment } from "./answer-moment.js";

const DAY = {
  from: new Date("2026-11-01T04:00:00Z"),
  to: new Date("2026-11-02T05:00:00Z"),
  timezone: "America/New_York",
  step: null,
};
const TIMES = { ...DAY, from: new Date("2026-11-01T10:07:20Z"), to: new Date("2026-11-01T10:07:40Z") };

describe("answerMoment", () => {
  test.each([
    {
      name: "the start of the running minute",
      range: DAY,
      now: "2026-11-01T10:07:59.999Z",
      moment: "2026-11-01T10:07:00Z",
    },
    { name: "before the range as well", range: DAY, now: "2026-10-31T10:07:30Z", moment: "2026-10-31T10:07:00Z" },
    {
      name: "the end of the last day once it is over",
      range: DAY,
      now: "2026-12-24T10:00:00Z",
      moment: "2026-11-02T05:00:00Z",
    },
    {
      name: "just before a range that begins in the minute",
      range: TIMES,
      now: "2026-11-01T10:07:19Z",
      moment: "2026-11-01T10:07:00Z",
    },
    {
      name: "the begin of a range that began in the minute",
      range: TIMES,
      now: "2026-11-01T10:07:39Z",
      moment: "2026-11-01T10:07:20Z",
    },
    {
      name: "the end of a range that ended in the minute",
      range: TIMES,
      now: "2026-11-01T10:07:40Z",
      moment: "2026-11-01T10:07:40Z",
    },
    {
      name: "goes on until the local day of the range's end is over",
      range: TIMES,
      now: "2026-11-01T22:00:30Z",
      moment: "2026-11-01T22:00:00Z",
    },
  ])("$name", ({ range, now, moment }) => {
    expect(answerMoment(new Date(now), range)).toEqual(new Date(moment));
  });
});
