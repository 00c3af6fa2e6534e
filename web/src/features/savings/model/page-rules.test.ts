import { expect, test } from "vitest";
import { pageRules } from "./page-rules";

const MARGINS = { topLeft: "Acme", topRight: "November", bottomLeft: "Generated", page: "Page" };

test("every page has its number and how many there are", () => {
  expect(pageRules(MARGINS)).toContain('content: "Page " counter(page) " / " counter(pages)');
});

test("a name cannot end the rule that it stands in", () => {
  const rules = pageRules({ ...MARGINS, topLeft: 'A" } body { display: none; } \\' });
  expect(rules).toContain('content: "A\\22  } body { display: none; } \\5c ";');
});
