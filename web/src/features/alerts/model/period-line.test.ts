import { expect, test } from "vitest";
import { periodLine } from "./period-line";

const ALERT = {
  id: "1",
  type: "LEVEL",
  level: 50,
  limit: "0.3",
  crossedAt: "2026-11-27T01:00:00Z",
  siblings: [],
} as const;
const BUCKETS = [0, 1, 2].map((hour) => ({
  start: `2026-11-27T0${hour}:00:00Z`,
  end: `2026-11-27T0${hour + 1}:00:00Z`,
  label: "",
}));

test("usage that adds up to the limit reaches exactly as high as it is drawn", () => {
  const line = periodLine(ALERT, { buckets: BUCKETS, total: ["0.1", "0.1", "0.1"] });
  expect(line?.limit).toBeCloseTo(100 / 1.08, 3);
  expect(line?.points.split(" ").at(-1)).toBe(`100,${100 - (line?.limit ?? 0)}`);
  expect(line?.crossings).toMatchObject([{ id: "1", level: 50 }]);
  expect(line?.crossings[0]?.left).toBeCloseTo(100 / 3, 9);
  expect(line?.crossings[0]?.bottom).toBeCloseTo((line?.limit ?? 0) / 2, 3);
});

test("amounts beyond what a float holds still add up", () => {
  const huge = ["9007199254740993", "1", "1"];
  const line = periodLine({ ...ALERT, limit: "9007199254740995" }, { buckets: BUCKETS, total: huge });
  expect(line?.points.split(" ").at(-1)).toBe(`100,${100 - (line?.limit ?? 0)}`);
});

test("nothing used of no limit is a line at the bottom", () => {
  const line = periodLine({ ...ALERT, type: "ANOMALY" }, { buckets: BUCKETS, total: ["0", "0", "0"] });
  expect(line?.limit).toBeNull();
  expect(line?.points.split(" ").at(-1)).toBe("100,100");
});
