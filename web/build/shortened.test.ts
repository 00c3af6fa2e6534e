import { parse, type DocumentNode } from "graphql";
import { expect, test } from "vitest";
import { readShort } from "../src/lib/short-document.ts";
import * as documents from "../src/lib/graphql/graphql.ts";
import { shortened } from "./shortened.ts";

const generated = Object.entries(documents).filter(
  (entry): entry is [string, DocumentNode] => typeof entry[1] === "object" && "definitions" in entry[1],
);

test("every document of the console is the same when it was written short and read", () => {
  expect(generated.length).toBeGreaterThan(100);
  for (const [, document] of generated) expect(readShort(shortened(document))).toEqual(document);
});

test("whatever an operation may hold is the same when it was written short and read", () => {
  const document = parse(
    `query Q($a: [Int!]! = [1, 2] @b, $c: X = {d: "e", f: """g""", h: null, i: 1.5, j: K, l: false}) @m {
       n: o(p: $a, q: []) @include(if: $c) { r ...S ... on T { u } }
     }
     fragment S on V { w }`,
    { noLocation: true },
  );
  expect(readShort(shortened(document))).toEqual(JSON.parse(JSON.stringify(document)));
});
