import { readdirSync, readFileSync } from "node:fs";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { describe, expect, test } from "vitest";
import { z } from "zod";

const here = new URL("./", import.meta.url);
const catalogue = z.record(z.string(), z.string());
const files = readdirSync(new URL("en/", here)).sort();

function read(language: "en" | "ko", file: string): Record<string, string> {
  return catalogue.parse(JSON.parse(readFileSync(new URL(`${language}/${file}`, here), "utf8")));
}

/** Names of everything a message takes; a wrong brace throws. */
function placeholders(message: string): string[] {
  const names = new Set<string>();
  const collect = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [name, , cases] = part;
    if (typeof name === "string") names.add(name);
    for (const tokens of Object.values(typeof cases === "object" && cases !== null ? cases : {})) {
      if (Array.isArray(tokens)) tokens.forEach(collect);
    }
  };
  const compiled: unknown = compileMessage(message);
  if (Array.isArray(compiled)) compiled.forEach(collect);
  return [...names].sort();
}

function placeholdersByKey(messages: Record<string, string>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, placeholders(message)]));
}

test("both languages have the same files", () => {
  expect(readdirSync(new URL("ko/", here)).sort()).toEqual(files);
});

describe.each(files)("%s", (file) => {
  const english = read("en", file);
  const korean = read("ko", file);

  test("both languages have the same keys", () => {
    expect(Object.keys(korean).sort()).toEqual(Object.keys(english).sort());
  });

  test("every message takes the same placeholders in both languages", () => {
    expect(placeholdersByKey(korean)).toEqual(placeholdersByKey(english));
  });

  test("no message is empty", () => {
    expect(Object.entries({ ...english, ...korean }).filter(([, message]) => message.trim() === "")).toEqual([]);
  });

  test("no particle follows a variable, because it depends on the last syllable of the value", () => {
    const particle = /\}(을|를|이|가|은|는|와|과|으로|로)(?![가-힣])/;
    expect(Object.entries(korean).filter(([, message]) => particle.test(message))).toEqual([]);
  });
});

/** Written before there was one way to ask; all others keep to it. */
const IN_ANOTHER_TONE = ["channels.json", "reports.json", "thresholds.json"];

test.each(files.filter((file) => !IN_ANOTHER_TONE.includes(file)))("the Korean of %s asks in one tone", (file) => {
  expect(Object.entries(read("ko", file)).filter(([, message]) => /세요(?![가-힣])/.test(message))).toEqual([]);
});

test("no key stands in two files", () => {
  const keys = files.flatMap((file) => Object.keys(read("en", file)));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});
