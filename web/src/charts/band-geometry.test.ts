import { expect, test } from "vitest";
import { bandAt, bandBox } from "./band-geometry";

const AREA = { left: 100, right: 300, top: 0, bottom: 100 };
const BANDS = [
  { from: 1, to: 10, name: "1 – 10" },
  { from: 10, to: 100, name: "10 – 100" },
];

test("bands of equal factors are equally wide", () => {
  expect(bandBox(AREA, BANDS, 0)).toEqual({ left: 100, width: 100 });
  expect(bandBox(AREA, BANDS, 1)).toEqual({ left: 200, width: 100 });
});

test("the pointer is over the band whose box it is in", () => {
  expect(bandAt(AREA, BANDS, 199)).toBe(0);
  expect(bandAt(AREA, BANDS, 201)).toBe(1);
});

test("beside the plot there is no band", () => {
  expect(bandAt(AREA, BANDS, 99)).toBeNull();
  expect(bandAt(AREA, BANDS, 301)).toBeNull();
});
