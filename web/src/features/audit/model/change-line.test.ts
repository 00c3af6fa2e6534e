import { describe, expect, test } from "vitest";
import { toChangeLine } from "./change-line";

const line = (before: string | null, after: string | null) =>
  toChangeLine({ field: "rate", before, after }, (iso) => `at ${iso}`);

describe("toChangeLine", () => {
  test.each([
    { name: "a text loses its quotes", json: '"Asia/Seoul"', read: "Asia/Seoul" },
    { name: "a text that is empty stays a text", json: '""', read: "" },
    { name: "what was null is nothing", json: "null", read: null },
    { name: "what was not there is nothing", json: null, read: null },
    {
      name: "an instant is put into the reader's clock",
      json: '"2026-11-27T03:00:00.5Z"',
      read: "at 2026-11-27T03:00:00.5Z",
    },
    { name: "a day is no instant", json: '"2026-11-27"', read: "2026-11-27" },
    { name: "a number keeps every digit", json: "0.10000000000000000055", read: "0.10000000000000000055" },
    { name: "a list stays as it is kept", json: '["ingest","read"]', read: '["ingest","read"]' },
  ])("$name", ({ json, read }) => {
    expect(line(json, null).before).toBe(read);
    expect(line(null, json).after).toBe(read);
  });
});
