import { expect, test } from "vitest";
import { failureMail } from "./failure-mail.js";

const WORDS = {
  to: "maker@example.com",
  url: "https://ledger.example.com/exports",
  schedule: 'Nightly <b>"A"</b>',
  error: "There is no room left where exports are written.",
};

test("says which schedule has no file and why, in both languages, and where to try again", () => {
  const { to, subject, text } = failureMail({ ...WORDS, code: "NO_ROOM" });
  expect([to, subject]).toEqual(["maker@example.com", "Tokenledger 예약 내보내기 실패 · Scheduled export failed"]);
  expect(text.trimEnd().split("\n\n")).toEqual([
    '예약 내보내기 "Nightly <b>"A"</b>": 파일을 만들지 못했습니다. 내보내기 페이지에서 다시 시도할 수 있습니다.',
    "내보내기 파일을 쓰는 곳에 남은 공간이 없습니다.",
    'Scheduled export "Nightly <b>"A"</b>": its file could not be written. It can be tried again on the page of exports.',
    "There is no room left where exports are written.",
    "https://ledger.example.com/exports",
  ]);
});

test.each([
  { code: "TOO_MANY_ROWS", says: "다른 형식을 선택하십시오." },
  { code: "ARCHIVED_RANGE", says: "아카이브된 달" },
  { code: "STORE_AWAY", says: "아카이브 저장소" },
] as const)("names $code in the words of the console", ({ code, says }) => {
  const { text } = failureMail({ ...WORDS, code });
  expect(text).toContain(says);
  expect(text).not.toMatch(/하세요|보관/);
});

test("of a reason without a code has the words of the log alone, and a name is no markup", () => {
  const { text, html } = failureMail({ ...WORDS, code: null });
  expect(text.trimEnd().split("\n\n")).toHaveLength(4);
  expect(html).toContain("Nightly &#60;b&#62;");
  expect(html).not.toContain("<b>");
});
