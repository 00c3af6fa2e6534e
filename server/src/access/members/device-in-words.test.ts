import { expect, test } from "vitest";
import { deviceInWords } from "./device-in-words.js";

test.each([
  {
    userAgent:
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
    words: "Chrome 141, macOS",
  },
  {
    userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0",
    words: "Firefox 144, Windows",
  },
  {
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
    words: "Safari 18, iOS",
  },
  {
    userAgent:
      "Mozilla/5.0 (Linux; Android 15; SM-S928N) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    words: "Samsung Internet for Android 28, Android",
  },
  { userAgent: "", words: null },
])("$words", ({ userAgent, words }) => expect(deviceInWords(userAgent)).toBe(words));

test("what was never a user agent is no fault, and brings no markup of its own", () => {
  for (const userAgent of ["\u00ff\u00fe", "(((((", "a".repeat(512), "<script>alert(1)</script>/1"]) {
    expect(deviceInWords(userAgent) ?? "").not.toContain("<script>");
  }
});
