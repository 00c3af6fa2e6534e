import { expect, test } from "vitest";
import { announce } from "./announce";

const opened = { text: "10 requests", atMs: 0, isFirst: true };

test.each([
  { name: "what has not changed is not told again", text: "10 requests", nowMs: 60_000, told: opened },
  { name: "what changes within 30 seconds waits", text: "11 requests", nowMs: 29_999, told: opened },
  {
    name: "what changed is told after 30 seconds",
    text: "11 requests",
    nowMs: 30_000,
    told: { text: "11 requests", atMs: 30_000, isFirst: false },
  },
])("$name", ({ text, nowMs, told }) => {
  expect(announce(opened, text, nowMs)).toEqual(told);
});
