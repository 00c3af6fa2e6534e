import { describe, expect, test } from "vitest";
import { readBlocks } from "./read-blocks.ts";

describe("the blocks of a document", () => {
  test("come in order, with their language and the line that their code begins at", () => {
    const document = ["# Title", "```sh", "ls", "cd x", "```", "words", "", "```json", "{}", "```"].join("\n");
    expect(readBlocks(document)).toEqual([
      { language: "sh", fragment: null, text: "ls\ncd x", line: 3 },
      { language: "json", fragment: null, text: "{}", line: 9 },
    ]);
  });

  test("are found in lists too, without the list's indentation", () => {
    expect(readBlocks("1. so:\n   ```ts\n   if (a)\n     b();\n   ```")).toMatchObject([{ text: "if (a)\n  b();" }]);
  });

  test("may say behind the language why they are not run", () => {
    expect(readBlocks("```ts fragment: goes into a handler\na\n```")).toMatchObject([
      { language: "ts", fragment: "goes into a handler" },
    ]);
  });

  test("may have no language", () => {
    expect(readBlocks("```\na\n```")).toMatchObject([{ language: "" }]);
  });

  test.each([
    { name: "a block that is not closed", document: "```ts\na", fault: "line 1 is not closed" },
    { name: "words behind the language that mean nothing", document: "```ts title=a\na\n```", fault: "title=a" },
  ])("$name is a fault of the document", ({ document, fault }) => {
    expect(() => readBlocks(document)).toThrow(fault);
  });
});
