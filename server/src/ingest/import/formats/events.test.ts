import { expect, test } from "vitest";
import { eventsParser } from "./events.js";

const parse = eventsParser({ provider: "google", model: null, feature: "summary" });

test("a line is passed on as it is, and given names fill in what it lacks", () => {
  expect(parse('{"id":"a","feature":"tag","usage":{"promptTokenCount":3}}')).toEqual({
    kind: "event",
    event: { id: "a", feature: "tag", provider: "google", usage: { promptTokenCount: 3 } },
  });
});

test.each(["[1]", '"text"', "{"])("%s is malformed", (line) => {
  expect(parse(line).kind).toBe("malformed");
});

test("a blank line is nothing", () => {
  expect(parse("\t").kind).toBe("nothing");
});
