import { describe, expect, test } from "vitest";
import { readReturnPath } from "./return-path.js";

describe("where to go after signing in", () => {
  test.each([
    "/",
    "/requests?model=gpt-4o&range=7d",
    "/users/12#identity",
    "/requests?next=https://elsewhere.example",
    "/requests?next=//elsewhere.example",
    "/%2F/elsewhere.example",
    "/@elsewhere.example",
    "/authors",
  ])("a page of ours is gone to: %s", (to) => {
    expect(readReturnPath(to)).toBe(to);
  });

  test.each([
    { name: "nothing", to: null },
    { name: "an empty text", to: "" },
    { name: "a name", to: "requests" },
    { name: "an address", to: "https://elsewhere.example/" },
    { name: "an address without a scheme", to: "//elsewhere.example" },
    { name: "one with three slashes", to: "///elsewhere.example" },
    { name: "a backslash, which browsers read as a slash", to: "/\\elsewhere.example" },
    { name: "two of them", to: "\\\\elsewhere.example" },
    { name: "one further on", to: "/a\\..\\\\elsewhere.example" },
    { name: "a tab, which browsers leave out", to: "/\t/elsewhere.example" },
    { name: "a line break, likewise", to: "/\n/elsewhere.example" },
    { name: "a break of headers", to: "/\r\n/elsewhere.example" },
    { name: "a dot that goes away", to: "/.//elsewhere.example" },
    { name: "a folder that goes away", to: "/a/..//elsewhere.example" },
    { name: "an encoded dot that goes away", to: "/%2e//elsewhere.example" },
    { name: "a script", to: "javascript:alert(1)" },
    { name: "a blank before an address", to: " //elsewhere.example" },
    { name: "more than a thousand characters", to: `/${"a".repeat(1_000)}` },
    { name: "the start of signing in", to: "/auth/oidc/start" },
    { name: "the sign-in page", to: "/sign-in?fault=other" },
  ])("anything else leads to the front page: $name", ({ to }) => {
    expect(readReturnPath(to)).toBe("/");
  });

  test("what could break out of a header or a page is written out", () => {
    expect(readReturnPath('/a b"<>\u00e9')).toBe("/a%20b%22%3C%3E%C3%A9");
  });
});
