import { describe, expect, test } from "vitest";
import { auditChanges, type AuditedFields } from "./audit-changes.js";

describe("changes of an audit entry", () => {
  test.each<{ name: string; before: AuditedFields; after: AuditedFields; changes: string[] }>([
    { name: "nothing before and after is no change", before: null, after: null, changes: [] },
    { name: "equal fields are left out", before: { a: "1", b: "2" }, after: { a: "1", b: "3" }, changes: ["b: 2 > 3"] },
    { name: "what is made has nothing before", before: null, after: { a: '"x"' }, changes: ['a: null > "x"'] },
    { name: "what is removed has nothing after", before: { a: '"x"' }, after: null, changes: ['a: "x" > null'] },
    { name: "null is nothing", before: { a: "null" }, after: { a: '"2026"' }, changes: ['a: null > "2026"'] },
    { name: "null and absent are the same nothing", before: { a: "null" }, after: {}, changes: [] },
    {
      name: "the text null is something",
      before: { a: "null" },
      after: { a: '"null"' },
      changes: ['a: null > "null"'],
    },
    {
      name: "0, false and the empty text are something",
      before: { a: "0" },
      after: { a: "false" },
      changes: ["a: 0 > false"],
    },
    {
      name: "digits beyond what a double holds differ",
      before: { cost: "9007199254740992" },
      after: { cost: "9007199254740993" },
      changes: ["cost: 9007199254740992 > 9007199254740993"],
    },
    {
      name: "nested things are told as a whole",
      before: { rates: '{"input": {"base": "1"}}' },
      after: { rates: '{"input": {"base": "2"}}' },
      changes: ['rates: {"input": {"base": "1"}} > {"input": {"base": "2"}}'],
    },
    {
      name: "fields of before come first",
      before: { z: "1", y: "2" },
      after: { x: "3", y: "4", z: "5" },
      changes: ["z: 1 > 5", "y: 2 > 4", "x: null > 3"],
    },
    {
      name: "a field may be named as objects inherit it",
      before: null,
      after: { constructor: "1" },
      changes: ["constructor: null > 1"],
    },
    { name: "what objects inherit is no field", before: { toString: "1" }, after: {}, changes: ["toString: 1 > null"] },
  ])("$name", ({ before, after, changes }) => {
    expect(auditChanges(before, after).map((change) => `${change.field}: ${change.before} > ${change.after}`)).toEqual(
      changes,
    );
  });
});
