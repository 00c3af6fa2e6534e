import { expect, test } from "vitest";
import { rateChanges } from "./rate-changes";

const input = (usdPerMillion: string, tiers: { above: number; usdPerMillion: string }[] = []) => ({
  tokenClass: "INPUT" as const,
  usdPerMillion,
  tiers,
});
const output = (usdPerMillion: string) => ({ tokenClass: "OUTPUT" as const, usdPerMillion, tiers: [] });

test("only what differs is a change", () => {
  expect(rateChanges([input("0.75"), output("3.75")], [input("1.5"), output("3.75")])).toEqual([
    { key: "INPUT", tokenClass: "INPUT", above: null, before: "0.75", after: "1.5" },
  ]);
});

test("trailing zeros make no other rate", () => {
  expect(rateChanges([input("2.5"), output("10")], [input("2.50"), output("10.0")])).toEqual([]);
});

test("a tier that is added has no rate now", () => {
  expect(rateChanges([input("1")], [input("1", [{ above: 200_000, usdPerMillion: "2" }])])).toEqual([
    { key: "INPUT 200000", tokenClass: "INPUT", above: 200_000, before: null, after: "2" },
  ]);
});

test("a class that goes away has no rate then, and comes last", () => {
  expect(rateChanges([output("3"), input("1")], [input("2")])).toEqual([
    { key: "INPUT", tokenClass: "INPUT", above: null, before: "1", after: "2" },
    { key: "OUTPUT", tokenClass: "OUTPUT", above: null, before: "3", after: null },
  ]);
});

test("without a price now, every rate is new", () => {
  expect(rateChanges([], [input("1")])).toEqual([
    { key: "INPUT", tokenClass: "INPUT", above: null, before: null, after: "1" },
  ]);
});
