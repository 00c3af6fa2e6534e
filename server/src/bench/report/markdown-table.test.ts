import { expect, test } from "vitest";
import { toMarkdown } from "./markdown-table.js";

test("text stands left, figures stand right", () => {
  const table = {
    head: ["what", "events/s"],
    rows: [
      ["one", "12"],
      ["something long", "1,234,567"],
    ],
  };
  expect(toMarkdown(table)).toBe(
    [
      "| what           |  events/s |",
      "|----------------|----------:|",
      "| one            |        12 |",
      "| something long | 1,234,567 |",
      "",
    ].join("\n"),
  );
});
