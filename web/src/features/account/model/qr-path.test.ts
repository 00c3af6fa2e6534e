import { expect, test } from "vitest";
import { qrPath } from "./qr-path";

test("the code leaves the border of four modules free on every side, and begins with the finder pattern", () => {
  const { path, size } = qrPath("otpauth://totp/Tokenledger:a@example.com?secret=JBSWY3DPEHPK3PXP&issuer=Tokenledger");
  const squares = [...path.matchAll(/M(\d+) (\d+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
  const reach = [...squares.map(({ x }) => x), ...squares.map(({ y }) => y)];
  expect(Math.min(...reach)).toBe(4);
  expect(Math.max(...reach)).toBe(size - 5);
  expect(squares.slice(0, 7)).toEqual([4, 5, 6, 7, 8, 9, 10].map((x) => ({ x, y: 4 })));
});
