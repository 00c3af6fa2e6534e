import fc from "fast-check";
import { expect, test } from "vitest";
import { isoTime } from "./iso-time.js";

test("a time is written as `toISOString` writes it, whatever was written before", () => {
  const anyTime = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
  const near = fc.array(fc.integer({ min: -120_000, max: 120_000 }), { maxLength: 10 });
  fc.assert(
    fc.property(anyTime, near, (ms, offsets) => {
      const times = offsets.map((offset) => Math.max(0, ms + offset));
      expect(times.map(isoTime)).toEqual(times.map((time) => new Date(time).toISOString()));
    }),
  );
});
