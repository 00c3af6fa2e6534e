import { expect, test } from "vitest";
import korean from "../locales/ko/channels.json";
import type { Translate } from "./i18n";
import { toldAnswer } from "./told-answer";

const words: Readonly<Record<string, string>> = korean;
const t: Translate = (key, values = {}) =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, String(value)), words[key] ?? key);

test.each([
  ["nobody listens there (ECONNREFUSED)", "그곳에서 받는 서버가 없습니다 (ECONNREFUSED)"],
  ["there was no answer in time (ABORT_ERR)", "제때 응답이 없었습니다 (ABORT_ERR)"],
  [
    "its certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)",
    "인증서를 신뢰할 수 없습니다 (DEPTH_ZERO_SELF_SIGNED_CERT)",
  ],
  ["it does not answer as HTTP does (HPE_INVALID_CONSTANT)", "HTTP로 응답하지 않습니다 (HPE_INVALID_CONSTANT)"],
  ["it could not be asked (EUNKNOWN)", "요청하지 못했습니다 (EUNKNOWN)"],
  ["the target is in a private, local or reserved network", "대상이 사설, 로컬 또는 예약된 네트워크에 있습니다"],
])("why a server could not be asked is told in the reader's words: %s", (answer, text) => {
  expect(toldAnswer({ outcome: "FAILED", answer }, t)).toEqual({ text, isQuoted: false });
});

test("of a redirect the server's answer stays", () => {
  expect(toldAnswer({ outcome: "REFUSED", answer: "302 Found: redirects are not followed" }, t)).toEqual({
    text: "302 Found: 다른 주소로는 보내지 않습니다",
    isQuoted: false,
  });
});

test.each([
  ["REFUSED", "500 Internal Server Error: nobody listens there (ECONNREFUSED)"],
  ["ACCEPTED", "250 2.0.0 queued (ABC123)"],
  ["FAILED", "something that nobody foresaw"],
])("what a server said stays as it came: %s %s", (outcome, answer) => {
  expect(toldAnswer({ outcome, answer }, t)).toEqual({ text: answer, isQuoted: true });
});
