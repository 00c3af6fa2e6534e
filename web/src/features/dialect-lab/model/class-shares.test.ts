import { expect, test } from "vitest";
import { classShares } from "./class-shares";

test("parts make a whole", () => {
  const shares = classShares([
    { tokenClass: "INPUT", count: 4000 },
    { tokenClass: "CACHE_READ", count: 8000 },
    { tokenClass: "OUTPUT", count: 4000 },
  ]);
  expect(shares.map(({ share }) => share)).toEqual([0.25, 0.5, 0.25]);
});

test("nothing has no parts", () => {
  expect(classShares([])).toEqual([]);
  expect(classShares([{ tokenClass: "INPUT", count: 0 }])).toEqual([{ tokenClass: "INPUT", count: 0, share: 0 }]);
});
