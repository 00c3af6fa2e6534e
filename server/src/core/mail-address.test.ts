import { describe, expect, test } from "vitest";
import { isMailAddress, readMailAddress } from "./mail-address.js";

describe("isMailAddress", () => {
  test.each(["minji@example.com", "admin@localhost", "o'neil+tokens@mail.example.co.kr", "민지@예시.한국", "a@b"])(
    "%s is one",
    (text) => expect(isMailAddress(text)).toBe(true),
  );

  test.each([
    { text: "minji", why: "no host" },
    { text: "@example.com", why: "no mailbox" },
    { text: "minji@", why: "nothing behind the sign" },
    { text: "minji@example.com,jun@example.com", why: "two with a comma" },
    { text: "minji@example.com;jun@example.com", why: "two with a semicolon" },
    { text: "minji@example.com jun@example.com", why: "two with a blank" },
    { text: "minji@jun@example.com", why: "two signs" },
    { text: "Minji <minji@example.com>", why: "a name" },
    { text: '"jun@example.com,"@example.com', why: "a quoted list" },
    { text: "minji@example.com(comment)", why: "a comment" },
    { text: "team:minji@example.com", why: "a group" },
    { text: "minji@example.com\r\nBcc: jun@example.com", why: "another header" },
    { text: "minji@example.com\n", why: "the end of a line" },
    { text: "minji@example.com\0", why: "NUL" },
    { text: "minji@[127.0.0.1]", why: "an address of the network" },
    { text: "m\u0130nji@example.com", why: "an I that is no other letter in lower case" },
    { text: "minji@\u212aakao.example", why: "a K that is no other letter in lower case" },
    { text: `${"m".repeat(65)}@example.com`, why: "a mailbox that is too long" },
    { text: `m@${"e".repeat(255)}`, why: "257 characters" },
  ])("$why is none", ({ text }) => expect(isMailAddress(text)).toBe(false));
});

test("blanks around an address are nobody's", () => {
  expect(readMailAddress("email", " minji@example.com ")).toBe("minji@example.com");
});

test("what is no address is refused by its field", () => {
  expect(() => readMailAddress("email", "a@b, c@d")).toThrow("email: expected one e-mail address");
});
