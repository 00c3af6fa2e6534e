import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseSync } from "vite";

const SPOKEN = new Set(["label", "title", "alt", "placeholder", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext"]);
const LETTER = /\p{L}/u;

/** Every text in JSX that a person would read or hear, without passing through the catalogues. */
function literals(node: unknown, found: string[] = []): string[] {
  if (Array.isArray(node)) {
    for (const child of node) literals(child, found);
    return found;
  }
  if (!isNode(node)) return found;
  if (node["type"] === "JSXText" && typeof node["value"] === "string") found.push(node["value"].trim());
  if (node["type"] === "JSXAttribute" && isNode(node["name"]) && SPOKEN.has(String(node["name"]["name"]))) {
    const value = node["value"];
    if (isNode(value) && value["type"] === "Literal" && typeof value["value"] === "string") found.push(value["value"]);
  }
  for (const child of Object.values(node)) literals(child, found);
  return found;
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

const files = globSync("**/*.tsx", { cwd: new URL("../", import.meta.url).pathname });

test("there is something to look at", () => {
  expect(files.length).toBeGreaterThan(10);
});

test.each(files)("%s has no text of its own", (file) => {
  const source = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
  const { program } = parseSync(file, source);
  expect(literals(program).filter((text) => LETTER.test(text))).toEqual([]);
});
