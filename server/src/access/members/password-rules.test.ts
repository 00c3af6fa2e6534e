import { describe, expect, test } from "vitest";
import { checkNewPassword } from "./password-rules.js";

const check = (password: string) => checkNewPassword({ field: "newPassword", password, email: "minji@example.com" });

describe("a new password", () => {
  test.each([
    "correct horse battery",
    "오늘날씨가참좋습니다그려",
    "k3jH9-sdfQ_22x",
    "x8 ".repeat(5) + "kestrel over dunes",
    "        nine blanks, then words",
  ])("may be %j", async (password) => expect(await check(password)).toBeUndefined());

  test("may have 256 characters", async () => {
    const password = "lanterns drift past quiet harbours ".repeat(8).slice(0, 256);
    expect(await check(password)).toBeUndefined();
  });

  test.each([
    { name: "11 characters", password: "k3jH9-sdfQ_" },
    { name: "257 characters", password: "lanterns drift ".repeat(18).slice(0, 257) },
    { name: "the e-mail", password: "Minji@Example.com" },
    { name: "the e-mail and a digit", password: "minji@example.com1" },
    { name: "a common password", password: "password1234" },
    { name: "a common one twice", password: "passwordpassword" },
    { name: "a common one with signs and capitals", password: "P@ssw0rd1234!" },
    { name: "digits in a row", password: "123456789012" },
    { name: "a walk over the keyboard", password: "qwertyuiopasdf" },
    { name: "one character", password: "aaaaaaaaaaaa" },
    { name: "64 times one character, and something behind it", password: `${"a".repeat(64)}k3jH9-sdfQ_` },
    { name: "the product and a year", password: "tokenledger2026" },
    { name: "one word three times", password: "비밀번호비밀번호비밀번호" },
  ])("may not be $name", async ({ password }) => {
    const refusal = await check(password).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "BAD_INPUT", field: "newPassword" });
    expect((refusal as Error).message).not.toContain(password);
  });
});
