import { expect, test } from "vitest";
import { AppError } from "../../core/errors.js";
import { readExportRequest } from "./read-export-request.js";

const read = (query: string) => readExportRequest(new URLSearchParams(query));

function refusal(query: string): string {
  try {
    read(query);
  } catch (error) {
    if (error instanceof AppError) return `${error.code} ${error.field}`;
    throw error;
  }
  return "accepted";
}

test("a query string names format, range and conditions", () => {
  const query =
    "format=csv&bom=1&from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00%2B09:00&actor=a&actor=b&action=c.d&search=x";
  expect(read(query)).toEqual({
    format: "csv",
    bom: true,
    filter: {
      range: { preset: null, from: new Date("2026-11-01T00:00:00Z"), to: new Date("2026-11-30T15:00:00Z") },
      actors: ["a", "b"],
      actions: ["c.d"],
      targetKind: null,
      targetId: null,
      search: "x",
    },
  });
});

test("without a range all time is meant, and a preset is one", () => {
  expect(read("format=jsonl")).toMatchObject({ format: "jsonl", bom: false, filter: { range: null, actors: [] } });
  expect(read("format=csv&range=30d")).toMatchObject({ filter: { range: { preset: "30d", from: null, to: null } } });
});

test.each([
  { query: "", field: "format" },
  { query: "format=xlsx", field: "format" },
  { query: "format=csv&format=jsonl", field: "format" },
  { query: "format=csv&bom=yes", field: "bom" },
  { query: "format=csv&from=2026-11-01T00:00:00Z", field: "to" },
  { query: "format=csv&to=2026-11-01T00:00:00Z", field: "from" },
  { query: "format=csv&from=yesterday&to=2026-11-01T00:00:00Z", field: "from" },
  { query: "format=csv&from=2026-11-01&to=2026-11-02", field: "from" },
  { query: "format=csv&from=2026-13-01T00:00:00Z&to=2026-11-01T00:00:00Z", field: "from" },
  { query: "format=csv&from=2026-11-01T00:00:00Z&to=2026-11-01T00:00:00Z", field: "to" },
  { query: "format=csv&actors=a", field: "actors" },
  { query: "format=csv&search=a&search=b", field: "search" },
])("$query is refused naming $field", ({ query, field }) => {
  expect(refusal(query)).toBe(`BAD_INPUT ${field}`);
});
