import { expect, test } from "vitest";
import { SignInThrottle } from "./sign-in-throttle.js";

function makeThrottle() {
  let now = new Date("2026-11-23T10:00:00Z");
  const throttle = new SignInThrottle(() => now);
  return {
    fail: (email: string, address: string, times: number) => {
      for (let time = 0; time < times; time += 1) throttle.begin(email, address);
    },
    begin: (email: string, address: string) => throttle.begin(email, address),
    goTo: (time: string) => {
      now = new Date(time);
    },
  };
}

test("the eleventh try for one e-mail is refused, and the words say when to try again", () => {
  const { fail, begin, goTo } = makeThrottle();
  fail("minji@example.com", "10.0.0.1", 10);
  goTo("2026-11-23T10:05:00Z");
  expect(() => begin(" MINJI@example.com", "10.0.0.1")).toThrow("Too many wrong sign-ins. Try again in 10 minutes.");
  begin("minji@example.com", "10.0.0.2");
  begin("jun@example.com", "10.0.0.1");
  goTo("2026-11-23T10:15:00Z");
  begin("minji@example.com", "10.0.0.1");
});

test("a success forgets the failures before it", () => {
  const { fail, begin } = makeThrottle();
  fail("minji@example.com", "10.0.0.1", 9);
  begin("minji@example.com", "10.0.0.1")();
  fail("minji@example.com", "10.0.0.1", 10);
  expect(() => begin("minji@example.com", "10.0.0.1")).toThrow("Too many");
});

test("one address is refused when it tries one e-mail after another", () => {
  const { begin } = makeThrottle();
  for (let number = 0; number < 100; number += 1) begin(`user-${number}@example.com`, "10.0.0.1");
  expect(() => begin("another@example.com", "10.0.0.1")).toThrow("Too many");
});
