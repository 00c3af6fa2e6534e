import { expect, test } from "vitest";
import { subjectText } from "./alert-words";

const t = (key: string): string => key;

test("an app user is called in the reader's language, and what else is watched as it was recorded", () => {
  const user = {
    type: "LEVEL",
    userId: "7",
    subject: { key: "7", label: "sparrow-7F3K" },
    threshold: { scope: "EACH_USER" },
  } as const;
  expect(subjectText(user, t, "ko")).toBe("참새-7F3K");
  expect(subjectText(user, t, "en")).toBe("sparrow-7F3K");
  const model = {
    type: "LEVEL",
    userId: null,
    subject: { key: "sparrow-7", label: "sparrow-7" },
    threshold: { scope: "MODEL" },
  } as const;
  expect(subjectText(model, t, "ko")).toBe("sparrow-7");
});
