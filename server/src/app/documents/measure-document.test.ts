import { getIntrospectionQuery, parse } from "graphql";
import { describe, expect, test } from "vitest";
import { boundsFault } from "./document-bounds.js";
import { measureDocument } from "./measure-document.js";

const measure = (text: string) => measureDocument(parse(text));
const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(" ");

describe("what a document is measured by", () => {
  test.each([
    { name: "one field is one level", text: "{ a }", measures: { depth: 1, rootFields: 1, expandedSelections: 1 } },
    { name: "a fragment adds no level", text: "{ ...f } fragment f on Query { a { b } }", measures: { depth: 2 } },
    { name: "nor does an inline one", text: "{ ... { ... { a } } }", measures: { depth: 1, rootFields: 1 } },
    {
      name: "a fragment counts wherever it is spread, and once as written",
      text: "{ a { ...f } b { ...f } } fragment f on T { x y }",
      measures: { selections: 6, expandedSelections: 8 },
    },
    { name: "an alias in a fragment counts", text: "{ ...f } fragment f on Query { x: a }", measures: { aliases: 1 } },
    { name: "directives count wherever they are", text: "query @a { b @c @d }", measures: { directives: 3 } },
    { name: "of operations, the widest", text: "query A { a b } query B { a }", measures: { rootFields: 2 } },
    { name: "a fragment in itself", text: "{ ...f } fragment f on T { a { ...f } }", measures: { isCircular: true } },
    {
      name: "one in another and back",
      text: "{ ...f } fragment f on T { ...g } fragment g on T { ...f }",
      measures: { isCircular: true },
    },
    { name: "events may be many", text: "mutation { r(events: [1 2 3]) }", measures: { listEntries: 0 } },
    { name: "other lists are counted", text: "{ a(ids: [1 2 3]) }", measures: { listEntries: 3 } },
    { name: "a NUL in a text is found", text: String.raw`{ a(b: "\u0000") }`, measures: { hasUnstorableText: true } },
    { name: "introspection is found", text: "{ ...f } fragment f on Q { x: __type }", measures: { introspects: true } },
    { name: "a type's name is no introspection", text: "{ a { __typename } }", measures: { introspects: false } },
  ])("$name", ({ text, measures }) => {
    expect(measure(text)).toMatchObject(measures);
  });

  test("fragments that double each other take no time to measure, and come to more than anybody answers", () => {
    const bomb = `{ ...f0 } ${times(30, (at) => `fragment f${at} on T { ${`...f${at + 1} `.repeat(10)} }`)}`;
    const begun = performance.now();
    expect(measure(bomb).expandedSelections).toBeGreaterThan(1e29);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

describe("what is refused", () => {
  test.each([
    { name: "eleven levels", text: `{ ${"a { ".repeat(10)} a ${"}".repeat(11)}`, fault: "10 levels of fields" },
    { name: "31 aliases", text: `{ ${times(31, (at) => `x${at}: a`)} }`, fault: "30 aliases" },
    { name: "31 directives", text: `{ a ${"@x ".repeat(31)} }`, fault: "30 directives" },
    {
      name: "a chain of fragments longer than any stack",
      text: `{ ...f0 } ${times(20_000, (at) => `fragment f${at} on T { ...f${at + 1} }`)}`,
      fault: "30 fragments",
    },
    { name: "31 fragments", text: times(31, (at) => `fragment f${at} on T { a }`), fault: "30 fragments" },
    { name: "eleven operations", text: times(11, (at) => `query q${at} { a }`), fault: "10 operations" },
    { name: "21 fields at the root", text: `{ ${"a ".repeat(21)} }`, fault: "20 fields at the root" },
    { name: "501 fields", text: `{ a { ${"b ".repeat(500)} } }`, fault: "500 fields and fragments" },
    {
      name: "fields that fragments make many",
      text: `{ a { ${"...f ".repeat(50)} } } fragment f on T { ${"b ".repeat(50)} }`,
      fault: "2000 fields, with its fragments where they are used",
    },
    { name: "an endless list", text: `{ a(ids: [${"1 ".repeat(1_001)}]) }`, fault: "1000 entries in a list" },
  ])("$name", ({ text, fault }) => {
    expect(boundsFault(measure(text))).toBe(`The document has more than ${fault}.`);
  });

  test("just within every bound nothing is", () => {
    const widest = `{ ${"a ".repeat(20)}}`;
    const deepest = `{ ${"a { ".repeat(9)} a ${"}".repeat(10)}`;
    for (const text of [widest, deepest, `{ ${times(20, (at) => `x${at}: a`)} }`, getIntrospectionQuery()]) {
      expect(boundsFault(measure(text))).toBeNull();
    }
  });

  test("what clients ask a schema with is not too deep, but deeper is", () => {
    expect(measure(getIntrospectionQuery()).introspectionDepth).toBeGreaterThan(10);
    const deeper = `{ __schema { ${"a { ".repeat(19)} a ${"}".repeat(19)} } }`;
    expect(boundsFault(measure(deeper))).toBe("The document has more than 20 levels of fields.");
  });
});
