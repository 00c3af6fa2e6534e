import { describe, expect, test } from "vitest";
import { returnPath } from "./return-path";

describe("returnPath", () => {
  test.each([
    { name: "nothing wanted leads to the overview", wanted: undefined, path: "/" },
    { name: "a page of ours keeps its filters", wanted: "/requests?range=7d", path: "/requests?range=7d" },
    { name: "another host is refused", wanted: "https://example.org", path: "/" },
    { name: "a protocol-relative host is refused", wanted: "//example.org", path: "/" },
    { name: "a backslash host is refused", wanted: "/\\example.org", path: "/" },
    { name: "the sign-in page would be a loop", wanted: "/sign-in?to=/", path: "/" },
  ])("$name", ({ wanted, path }) => {
    expect(returnPath(wanted)).toBe(path);
  });
});
