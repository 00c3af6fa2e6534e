import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareIdentity, identityOf } from "./identity.js";

const identity = fc.record({ projectId: fc.integer({ min: 1 }), eventId: fc.string() });

describe("identityOf", () => {
  test("two identities share a text only when they are the same", () => {
    fc.assert(
      fc.property(identity, identity, (a, b) => {
        const areSame = a.projectId === b.projectId && a.eventId === b.eventId;
        return (identityOf(a.projectId, a.eventId) === identityOf(b.projectId, b.eventId)) === areSame;
      }),
    );
  });

  test("an id that begins with a number is not taken for another project's", () => {
    expect(identityOf(1, "2 a")).not.toBe(identityOf(12, "a"));
  });
});

describe("compareIdentity", () => {
  test.each([
    { a: { projectId: 1, eventId: "b" }, b: { projectId: 2, eventId: "a" }, sign: -1 },
    { a: { projectId: 10, eventId: "a" }, b: { projectId: 9, eventId: "a" }, sign: 1 },
    { a: { projectId: 1, eventId: "a" }, b: { projectId: 1, eventId: "b" }, sign: -1 },
    { a: { projectId: 1, eventId: "B" }, b: { projectId: 1, eventId: "a" }, sign: -1 },
    { a: { projectId: 1, eventId: "a" }, b: { projectId: 1, eventId: "a" }, sign: 0 },
  ])("$a and $b", ({ a, b, sign }) => {
    expect(Math.sign(compareIdentity(a, b))).toBe(sign);
  });

  test("puts any identities into one order, whatever order they come in", () => {
    fc.assert(
      fc.property(fc.uniqueArray(identity, { selector: (one) => identityOf(one.projectId, one.eventId) }), (some) => {
        expect(some.toReversed().sort(compareIdentity)).toEqual(some.toSorted(compareIdentity));
      }),
    );
  });
});
