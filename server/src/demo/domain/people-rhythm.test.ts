import { expect, test } from "vitest";
import { peopleRhythm, type ClientHour } from "./people-rhythm.js";

function client(name: string, requestsAt: (hourOfDay: number) => number, hours = 336): ClientHour[] {
  return Array.from({ length: hours }, (_, hour) => ({ client: name, hour, requests: requestsAt(hour % 24) }));
}
const awake = (hour: number) => (hour < 7 ? 1 + hour / 100 : 10);
const asleepAtFour = (hour: number) => (hour === 4 ? 0 : awake(hour));

test("clients count the same however much they send", () => {
  const small = peopleRhythm(client("a", asleepAtFour));
  expect(peopleRhythm([...client("a", asleepAtFour), ...client("b", (hour) => 1_000 * asleepAtFour(hour))])).toEqual(
    small.map((value) => expect.closeTo(value, 10)),
  );
});

test("an average hour is 1", () => {
  const rhythm = peopleRhythm(client("a", asleepAtFour));
  expect(rhythm.reduce((sum, value) => sum + value, 0) / 24).toBeCloseTo(1);
});

test("programs that never sleep, sleep at noon or were seen too briefly are left out", () => {
  const programs = [
    ...client("steady", () => 10),
    ...client("noon", (hour) => (hour === 12 ? 0 : 10)),
    ...client("brief", asleepAtFour, 100),
  ];
  expect(() => peopleRhythm(programs)).toThrow(RangeError);
  expect(peopleRhythm([...programs, ...client("a", asleepAtFour)])).toEqual(peopleRhythm(client("a", asleepAtFour)));
});
