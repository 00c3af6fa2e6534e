import { expect, test } from "vitest";
import { emptyFace } from "./empty-face";

const NONE = { nodes: [], totalCount: 0 };
/** Sums know of requests that the list has not. */
const SUMMED = { nodes: [], totalCount: 12 };

test.each([
  { name: "has rows", page: { nodes: [1], totalCount: 12 }, isNarrow: false, isArchived: true, face: null },
  { name: "is not there yet", page: undefined, isNarrow: false, isArchived: true, face: null },
  { name: "counts nothing", page: NONE, isNarrow: false, isArchived: true, face: "none" },
  { name: "is narrowed, wherever its range lies", page: NONE, isNarrow: true, isArchived: true, face: "none" },
  { name: "is of an archived range", page: SUMMED, isNarrow: false, isArchived: true, face: "archived" },
  {
    name: "is of a range not known to be archived yet",
    page: SUMMED,
    isNarrow: false,
    isArchived: null,
    face: "asking",
  },
  {
    name: "has its requests neither here nor archived",
    page: SUMMED,
    isNarrow: false,
    isArchived: false,
    face: "away",
  },
] as const)("a list that $name has the face $face", ({ page, isNarrow, isArchived, face }) => {
  expect(emptyFace(page, { isNarrow, isArchived })).toBe(face);
});
