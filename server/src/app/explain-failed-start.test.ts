import { describe, expect, test } from "vitest";
import { ConfigError } from "./config.js";
import { explainFailedStart } from "./explain-failed-start.js";

function fault(properties: Record<string, unknown>): Error {
  return Object.assign(new Error("words of a driver"), properties);
}

describe("a failed start is told in one sentence", () => {
  test.each([
    {
      name: "a port in use",
      error: fault({ code: "EADDRINUSE", syscall: "listen", port: 4000 }),
      says: "Port 4000 is in use",
    },
    { name: "a port for root alone", error: fault({ code: "EACCES", syscall: "listen", port: 80 }), says: "set PORT" },
    {
      name: "a foreign address",
      error: fault({ code: "EADDRNOTAVAIL", syscall: "listen", port: 1 }),
      says: "HOST is no address",
    },
    {
      name: "a host that does not exist",
      error: fault({ code: "ENOTFOUND", syscall: "getaddrinfo" }),
      says: "HOST or DATABASE_URL",
    },
    {
      name: "a closed folder",
      error: fault({ code: "EACCES", syscall: "open", path: "/closed" }),
      says: "/closed cannot be read",
    },
    { name: "a wrong password", error: fault({ code: "28P01" }), says: "user or password in DATABASE_URL" },
    { name: "an unknown database", error: fault({ code: "3D000" }), says: "does not exist" },
    {
      name: "nobody there",
      error: fault({ code: "ECONNREFUSED", syscall: "connect", port: 5432 }),
      says: "cannot be reached",
    },
    { name: "anything else", error: fault({}), says: "words of a driver" },
  ])("$name", ({ error, says }) => {
    expect(explainFailedStart(error)).toContain(says);
    expect(explainFailedStart(error)).not.toContain("\n");
  });

  test("a database of its own that does not answer is no fault of a variable", () => {
    const away = new Error("timeout exceeded when trying to connect");
    expect(explainFailedStart(away, true)).toContain("Start again");
    expect(explainFailedStart(away)).toContain("DATABASE_URL");
  });

  test("every fault of the environment has a sentence of its own", () => {
    expect(explainFailedStart(new ConfigError(["PORT is wrong.", "HOST is wrong."]))).toBe(
      "PORT is wrong.\nHOST is wrong.",
    );
  });
});
