import { expect, test } from "vitest";
import { readAnswer } from "./read-answer.js";

const RECEIPT = '{"accepted":3,"duplicates":0,"rejected":[]}';

function answer(status: string, headers: readonly string[], body: string): string {
  return [`HTTP/1.1 ${status}`, ...headers, `Content-Length: ${body.length}`, "", body].join("\r\n");
}

test("a receipt tells how many events are recorded", () => {
  expect(readAnswer(answer("200 OK", ["Connection: keep-alive"], RECEIPT))).toMatchObject({
    status: 200,
    accepted: 3,
    closes: false,
  });
});

test("a refusal has no receipt, and says whether it tells when to come back", () => {
  const refusal = answer("429 Too Many Requests", ["retry-after: 2", "connection: close"], "{}");
  expect(readAnswer(refusal)).toMatchObject({ status: 429, accepted: null, hasRetryAfter: true, closes: true });
  expect(readAnswer(answer("503 Service Unavailable", [], "{}"))).toMatchObject({ hasRetryAfter: false });
});

test("an answer is incomplete until its last byte", () => {
  const whole = answer("200 OK", [], RECEIPT);
  for (let bytes = 0; bytes < whole.length; bytes += 1) expect(readAnswer(whole.slice(0, bytes))).toBeNull();
  expect(readAnswer(whole)).not.toBeNull();
});

test("an answer whose length is not told is an error, not a wrong measurement", () => {
  expect(() => readAnswer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")).toThrow("Content-Length");
});
