import { describe, expect, test } from "vitest";
import { ImportError } from "../import-error.js";
import { azureParser } from "./azure.js";

const DEFAULTS = { provider: "openai", model: "gpt-4o-mini", feature: null };
const HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens";

function parseRow(row: string) {
  const parse = azureParser(DEFAULTS);
  expect(parse(HEADER)).toEqual({ kind: "nothing" });
  return parse(row);
}

describe("azureParser", () => {
  test("a row becomes an event of the given model at its time in UTC", () => {
    expect(parseRow("2023-11-16 18:17:03.9799600,4808,10")).toEqual({
      kind: "event",
      event: {
        time: "2023-11-16T18:17:03.979Z",
        provider: "openai",
        model: "gpt-4o-mini",
        inputTokens: 4808,
        outputTokens: 10,
      },
    });
  });

  test.each([
    ["2024-05-10 00:00:00.009930+00:00,1,2", "2024-05-10T00:00:00.009+00:00"],
    ["2024-05-10T00:00:00,1,2", "2024-05-10T00:00:00.000Z"],
    ['"2024-05-10 00:00:00.5" , 1 , 2', "2024-05-10T00:00:00.500Z"],
  ])("%s happened at %s", (row, time) => {
    expect(parseRow(row)).toMatchObject({ event: { time } });
  });

  test("columns are found by name in any order", () => {
    const parse = azureParser(DEFAULTS);
    parse("generatedtokens,TIMESTAMP,x,ContextTokens");
    expect(parse("10,2023-11-16 18:17:03,?,4808")).toMatchObject({ event: { inputTokens: 4808, outputTokens: 10 } });
  });

  test("a given feature is used", () => {
    const parse = azureParser({ ...DEFAULTS, feature: "completion" });
    parse(HEADER);
    expect(parse("2023-11-16 18:17:03,1,2")).toMatchObject({ event: { feature: "completion" } });
  });

  test.each([
    ["yesterday,1,2", "TIMESTAMP"],
    ["2023-13-45 18:17:03,1,2", "TIMESTAMP"],
    ["2023-11-16 18:17:03,-1,2", "ContextTokens"],
    ["2023-11-16 18:17:03,1.5,2", "ContextTokens"],
    ["2023-11-16 18:17:03,1", "GeneratedTokens"],
    ["2023-11-16 18:17:03,1,99999999999999999", "GeneratedTokens"],
    ['"2023-11-16 18:17:03,1,2', "not CSV"],
  ])("%s is malformed: %s", (row, complaint) => {
    expect(parseRow(row)).toMatchObject({ kind: "malformed", message: expect.stringContaining(complaint) });
  });

  test("a file without the columns is refused at its first line", () => {
    expect(() => azureParser(DEFAULTS)("date,tokens")).toThrow(ImportError);
  });
});
