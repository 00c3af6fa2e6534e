import { expect, test } from "vitest";
import type { AlertDetail } from "../api/use-alert";
import { timelineOf, waitsUntil } from "./timeline";

type Delivery = AlertDetail["deliveries"][number];

const FOUND = "2026-11-27T14:56:45Z";
const HOUR_ENDS = "2026-11-27T15:00:00Z";
const DIGEST: Delivery = {
  id: "d-1",
  channel: { id: "1", name: "ops", kind: "WEBHOOK" },
  kind: "DIGEST",
  status: "WAITING",
  createdAt: "2026-11-27T14:40:45Z",
  nextAt: HOUR_ENDS,
  sentAt: null,
  attempts: [],
};

const kindsOf = (...deliveries: Delivery[]) =>
  timelineOf({
    id: "7",
    level: 50,
    crossedAt: FOUND,
    siblings: [],
    acts: [],
    deliveries,
  }).map(({ kind, at }) => [kind, at]);

test("a digest that began before an alert was found comes after it", () => {
  expect(kindsOf(DIGEST)).toEqual([
    ["crossed", FOUND],
    ["told", FOUND],
  ]);
});

test("a digest that was sent stands where it was sent", () => {
  expect(kindsOf({ ...DIGEST, status: "SENT", sentAt: HOUR_ENDS, nextAt: null })).toEqual([
    ["crossed", FOUND],
    ["told", HOUR_ENDS],
  ]);
});

test("only a digest that nobody tried to send yet waits for its time", () => {
  const attempt = { attempt: 1, at: HOUR_ENDS, durationMs: 9, outcome: "FAILED", answer: "no answer" } as const;
  expect(waitsUntil(DIGEST)).toBe(HOUR_ENDS);
  expect(waitsUntil({ ...DIGEST, attempts: [attempt] })).toBeNull();
  expect(waitsUntil({ ...DIGEST, kind: "ALERT" })).toBeNull();
});
