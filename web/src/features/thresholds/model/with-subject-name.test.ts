import { expect, test } from "vitest";
import { withSubjectName } from "./with-subject-name";

test("an app user is called in the reader's language, and nobody else is called anything else", () => {
  const subject = { key: "1", label: "sparrow-7F3K" };
  expect(withSubjectName({ scope: "USER", subject }, "ko").subject?.label).toBe("참새-7F3K");
  expect(withSubjectName({ scope: "USER", subject }, "en").subject?.label).toBe("sparrow-7F3K");
  expect(withSubjectName({ scope: "FEATURE", subject }, "ko").subject?.label).toBe("sparrow-7F3K");
  expect(withSubjectName({ scope: "EACH_USER", subject: null }, "ko").subject).toBeNull();
});
