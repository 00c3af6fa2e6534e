import { describe, expect, test } from "vitest";
import { AppError } from "../../core/errors.js";
import { type DimensionFilterRequest, readFilter } from "./read-filter.js";

describe("readFilter", () => {
  test("absent and empty lists restrict nothing", () => {
    expect(readFilter({ models: [], providers: null })).toMatchObject({
      models: { include: null, exclude: null },
      providers: { include: null, exclude: null },
    });
  });

  test("what is asked for and what is excluded stay apart", () => {
    expect(readFilter({ models: ["a"], excludeModels: ["b"], statuses: ["ERROR"], projectIds: ["7"] })).toMatchObject({
      models: { include: ["a"], exclude: ["b"] },
      statuses: { include: ["error"] },
      projects: { include: [7] },
    });
  });

  test.each<{ name: string; request: DimensionFilterRequest; field: string }>([
    { name: "101 values", request: { models: Array.from({ length: 101 }, String) }, field: "models" },
    { name: "an endless name", request: { features: ["x".repeat(257)] }, field: "features" },
    { name: "a NUL, which PostgreSQL cannot read", request: { excludeModels: ["a\0"] }, field: "excludeModels" },
    { name: "a broken surrogate", request: { operations: ["\ud800"] }, field: "operations" },
    { name: "a project id beyond int", request: { projectIds: ["9999999999"] }, field: "projectIds" },
    {
      name: "a project id that is no number",
      request: { excludeProjectIds: ["1 or 1=1"] },
      field: "excludeProjectIds",
    },
    { name: "a negative user id", request: { userIds: ["-1"] }, field: "userIds" },
  ])("refuses $name", ({ request, field }) => {
    expect(() => readFilter(request)).toThrow(AppError);
    expect(() => readFilter(request)).toThrow(new RegExp(`^${field}:`));
  });
});
