import { describe, expect, test } from "vitest";
import { readView, type ViewRequest } from "./read-view.js";

const VIEW: ViewRequest = { name: "Costly", page: "/", search: "?range=7d&model=a,!b", shared: false };

describe("readView", () => {
  test("takes a view without the blanks around its name", () => {
    expect(readView({ ...VIEW, name: " Costly " })).toEqual(VIEW);
  });

  test.each([
    { name: "the page as it opens", change: { search: "" } },
    { name: "a search that is just as long as it may be", change: { search: `?q=${"a".repeat(1_997)}` } },
    { name: "a name of 60 characters", change: { name: "n".repeat(60) } },
    { name: "the page of an app user", change: { page: "/users/42" } },
    {
      name: "marks that the console leaves readable",
      change: { search: "?range=2026-11-01..2026-11-23&tz=Asia/Seoul" },
    },
  ])("takes $name", ({ change }) => {
    expect(readView({ ...VIEW, ...change })).toEqual({ ...VIEW, ...change });
  });

  test.each([
    { name: "no name", change: { name: "  " }, field: "name" },
    { name: "a name of 61 characters", change: { name: "n".repeat(61) }, field: "name" },
    { name: "a name of two lines", change: { name: "a\nb" }, field: "name" },
    { name: "a page that has nothing to keep", change: { page: "/settings/me" }, field: "page" },
    { name: "an address elsewhere", change: { page: "//example.com" }, field: "page" },
    { name: "an app user who has no number", change: { page: "/users/../x" }, field: "page" },
    { name: "a search that does not begin with its mark", change: { search: "range=7d" }, field: "search" },
    { name: "a mark alone", change: { search: "?" }, field: "search" },
    { name: "a fragment", change: { search: "?a=b#c" }, field: "search" },
    { name: "what is not encoded", change: { search: "?q=<b>" }, field: "search" },
    { name: "a search one character too long", change: { search: `?q=${"a".repeat(1_998)}` }, field: "search" },
  ])("refuses $name, naming the field", ({ change, field }) => {
    expect(() => readView({ ...VIEW, ...change })).toThrow(expect.objectContaining({ code: "BAD_INPUT", field }));
  });
});
