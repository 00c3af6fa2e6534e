import { expect, test } from "vitest";
import { createFormat } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";
import type { Finding } from "../api/use-savings-report";
import { findingText, findingTitle } from "./finding-words";

/** The key with its values, so that a test sees what the words are given. */
const t: Translate = (key, values) => `${key} ${JSON.stringify(values)}`;
const format = createFormat("en", "UTC");
const FINDING: Pick<Finding, "kind" | "subject" | "requests" | "facts"> = {
  kind: "LONG_INPUT",
  subject: { projectId: "1", feature: "summary", provider: "google", model: "gemini-2.5-flash" },
  requests: 1204,
  facts: [
    { name: "share", value: "0.0825", text: null },
    { name: "usualTokens", value: "1200", text: null },
    { name: "meanExcessTokens", value: "60000", text: null },
  ],
};

test("a heading names the feature and the model", () => {
  expect(findingTitle(FINDING, t)).toBe('savings.title.LONG_INPUT {"subject":"summary · gemini-2.5-flash"}');
});

test("shares are told as percentages, counts with their digits", () => {
  const text = findingText(FINDING, t, format);
  expect(text).toContain("savings.text.LONG_INPUT");
  expect(text).toContain('"share":"8.3%","usualTokens":"1,200","meanExcessTokens":"60,000","count":1204');
});

test("a sentence whose facts are missing is not told with gaps", () => {
  const text = findingText({ ...FINDING, facts: [] }, t, format);
  expect(text).toBe('savings.text {"count":1204,"shown":"1,204"}');
});

test("thinking for short answers has a sentence of its own", () => {
  const facts = [
    { name: "answerTokens", value: "18", text: null },
    { name: "usualTokens", value: "260", text: null },
    { name: "reasoningPerAnswer", value: "14.4444", text: null },
  ];
  const text = findingText({ ...FINDING, kind: "THINKING", facts }, t, format);
  expect(text).toContain("savings.text.THINKING.short");
  expect(text).toContain('"reasoningPerAnswer":"14.4"');
});

test("the name of another model is told as it is", () => {
  const facts = [
    { name: "otherModel", value: null, text: "gemini-2.5-flash-lite" },
    { name: "priceShare", value: "0.2466", text: null },
    { name: "answerTokens", value: "19", text: null },
  ];
  const text = findingText({ ...FINDING, kind: "CHEAPER_MODEL", facts }, t, format);
  expect(text).toContain('"otherModel":"gemini-2.5-flash-lite","priceShare":"24.7%"');
});
