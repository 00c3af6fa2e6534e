import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MAX_LINE_BYTES, readLines, type FileLine } from "./read-lines.js";

async function linesOf(content: string | Buffer): Promise<FileLine[]> {
  await using directory = await mkdtempDisposable(join(tmpdir(), "read-lines-"));
  const path = join(directory.path, "file");
  await writeFile(path, content);
  const lines: FileLine[] = [];
  for await (const chunk of readLines(path)) lines.push(...chunk.lines);
  return lines;
}

test.each([
  { name: "an empty file has no lines", content: "", texts: [] },
  { name: "a last line without a line end counts", content: "a\nb", texts: ["a", "b"] },
  { name: "a final line end adds no line", content: "a\nb\n", texts: ["a", "b"] },
  { name: "blank lines keep their numbers", content: "a\n\nb\n", texts: ["a", "", "b"] },
  { name: "Windows line ends are cut", content: "a\r\nb\r\n", texts: ["a", "b"] },
  { name: "a byte order mark is cut", content: "\uFEFFa\n\uFEFFb", texts: ["a", "\uFEFFb"] },
])("$name", async ({ content, texts }) => {
  const lines = await linesOf(content);
  expect(lines.map((line) => line.text)).toEqual(texts);
  expect(lines.map((line) => line.number)).toEqual(texts.map((_, index) => index + 1));
});

test("lines and letters across chunk borders stay whole", async () => {
  const line = "가나다라마".repeat(10_007);
  const lines = await linesOf(`${line}\n${line}\n${line}`);
  expect(lines.map(({ text }) => text)).toEqual([line, line, line]);
});

test("an overlong line is told, not kept, and the next one is whole", async () => {
  const lines = await linesOf(`first\n${"x".repeat(MAX_LINE_BYTES + 1)}\nlast`);
  expect(lines).toEqual([
    { number: 1, text: "first" },
    { number: 2, text: null },
    { number: 3, text: "last" },
  ]);
});
