import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_PAYLOAD_LENGTH, packNews, unpackNews } from "./notification.js";
import type { TickSlice } from "./domain/tick-slice.js";

const sum = fc.bigInt({ min: 0n, max: 10n ** 40n });
const count = fc.nat();
const slice: fc.Arbitrary<TickSlice> = fc.record({
  dimensionId: count,
  bucketStart: fc.date({ min: new Date("2020-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
  requests: count,
  unpricedRequests: count,
  inputTokens: sum,
  outputTokens: sum,
  totalTokens: sum,
  cost: sum,
});

describe("notifications", () => {
  test("any news arrives whole, in payloads that PostgreSQL takes", () => {
    fc.assert(
      fc.property(fc.array(slice, { maxLength: 300 }), (slices) => {
        const requests = slices.reduce((total, each) => total + each.requests, 0);
        const payloads = packNews({ requests, slices, isListed: true });
        expect(payloads.every((payload) => Buffer.byteLength(payload) <= MAX_PAYLOAD_LENGTH)).toBe(true);
        const unpacked = payloads.map(unpackNews);
        expect(unpacked.flatMap((news) => news?.slices ?? [])).toEqual(slices);
        expect(unpacked.reduce((total, news) => total + (news?.requests ?? 0), 0)).toBe(requests);
      }),
      { numRuns: 50 },
    );
  });

  test("news that is not listed is a number", () => {
    expect(packNews({ requests: 12, slices: [], isListed: false })).toEqual(["12"]);
    expect(unpackNews("12")).toEqual({ requests: 12, slices: [], isListed: false });
  });

  test("no news needs no notification", () => {
    expect(packNews({ requests: 0, slices: [], isListed: true })).toEqual([]);
  });

  test.each(["", "hello", "{}", "-1", "[1]", '[[1,2,3,4,"5","6","7"]]', '[[1,2,3,4,"5","6","7","-8"]]'])(
    "%j was written by somebody else",
    (payload) => {
      expect(unpackNews(payload)).toBeNull();
    },
  );
});
