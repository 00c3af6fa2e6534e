import { encode } from "uqr";

export interface QrPath {
  /** Of the drawing with the quiet border that scanners need, in modules. */
  size: number;
  /** Every dark module as a square of one unit. */
  path: string;
}

const BORDER = 4;

/** A QR code as one path of an SVG; nothing leaves this browser for it. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: "M", border: BORDER });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: squares.join("") };
}
