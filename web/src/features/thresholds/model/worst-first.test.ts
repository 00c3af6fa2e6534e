import { describe, expect, test } from "vitest";
import { worstFirst } from "./worst-first";

const of = (share: number, ...levels: number[]) => ({ share, threshold: { levels } });

describe("worstFirst", () => {
  test("what has reached no level is not near", () => {
    const well = of(0.49, 50, 100);
    expect(worstFirst([well], 3)).toEqual({ near: [], others: [well] });
  });

  test("exactly at its lowest level it is near", () => {
    expect(worstFirst([of(0.5, 50, 100)], 3).near).toHaveLength(1);
  });

  test("the nearest come first, and no more than there is room for", () => {
    const [a, b, c] = [of(0.6, 50), of(1.2, 100), of(0.9, 80)];
    expect(worstFirst([a, b, c], 2)).toEqual({ near: [b, c], others: [a] });
  });
});
