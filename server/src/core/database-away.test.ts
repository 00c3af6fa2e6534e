import { describe, expect, test } from "vitest";
import { isDatabaseAway } from "./database-away.js";

function withCode(code: string): Error {
  return Object.assign(new Error("something"), { code });
}

describe("an error that trying again may help with", () => {
  test.each([
    "ECONNREFUSED",
    "ECONNRESET",
    "ECONNABORTED",
    "EPIPE",
    "ETIMEDOUT",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "ENOTFOUND",
    "EAI_AGAIN",
    "08000",
    "08001",
    "08003",
    "08004",
    "08006",
    "08007",
    "25006",
    "25P03",
    "25P04",
    "40001",
    "40P01",
    "53000",
    "53100",
    "53200",
    "53300",
    "53400",
    "55P03",
    "57014",
    "57P01",
    "57P02",
    "57P03",
    "57P05",
    "58030",
  ])("code %s", (code) => {
    expect(isDatabaseAway(withCode(code))).toBe(true);
  });

  test.each([
    "Connection terminated",
    "Connection terminated unexpectedly",
    "Connection terminated due to connection timeout",
    "Connection terminated: the database is silent",
    "Query read timeout",
    "timeout expired",
    "timeout exceeded when trying to connect",
    "Client has encountered a connection error and is not queryable",
    "Client was closed and is not queryable",
    "Cannot use a pool after calling end on the pool",
  ])("the driver's %j", (message) => {
    expect(isDatabaseAway(new Error(message))).toBe(true);
  });

  test("one that lies behind another, or among several", () => {
    expect(isDatabaseAway(new Error("flush failed", { cause: withCode("57P01") }))).toBe(true);
    expect(isDatabaseAway(new AggregateError([withCode("EINVAL"), withCode("ECONNREFUSED")]))).toBe(true);
  });
});

describe("an error that comes again however often it is tried", () => {
  test.each([
    { name: "a duplicate key", error: withCode("23505") },
    { name: "a missing table", error: withCode("42P01") },
    { name: "a wrong password", error: withCode("28P01") },
    { name: "no such database", error: withCode("3D000") },
    { name: "a number out of range", error: withCode("22003") },
    { name: "an aborted transaction, whose reason came before", error: withCode("25P02") },
    { name: "a message of ours that breaks the protocol", error: withCode("08P01") },
    { name: "a file that does not exist", error: withCode("ENOENT") },
    { name: "a bug", error: new TypeError("x is not a function") },
    { name: "a code that only begins alike", error: withCode("5310") },
    { name: "no error at all", error: "57P01" },
  ])("$name", ({ error }) => {
    expect(isDatabaseAway(error)).toBe(false);
  });
});
