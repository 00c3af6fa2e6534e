import { describe, expect, test } from "vitest";
import { DEFAULT_STATE } from "./url-state";
import { isSamePlace, viewPlace } from "./view-place";

describe("what would be saved of a page", () => {
  test("is its path and the shortest query", () => {
    expect(viewPlace("/users", { ...DEFAULT_STATE, range: "7d" })).toEqual({ page: "/users", search: "?range=7d" });
    expect(viewPlace("/", DEFAULT_STATE)).toEqual({ page: "/", search: "" });
  });

  test("is the list under a single request, not the request", () => {
    const state = { ...DEFAULT_STATE, q: "note", projectId: "7" };
    expect(viewPlace("/requests/event-1", state)).toEqual({ page: "/requests", search: "?q=note" });
  });
});

describe("two places are the same", () => {
  test.each([
    { name: "in whatever order they were written", search: "?model=a&range=7d", same: true },
    { name: "with what is the default anyway", search: "?range=7d&model=a&view=chart", same: true },
    { name: "not with another filter", search: "?range=7d&model=b", same: false },
  ])("$name: $same", ({ search, same }) => {
    expect(isSamePlace({ page: "/", search }, { page: "/", search: "?range=7d&model=a" })).toBe(same);
  });

  test("not on another page", () => {
    expect(isSamePlace({ page: "/", search: "" }, { page: "/users", search: "" })).toBe(false);
  });
});
