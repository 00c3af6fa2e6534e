const MANTISSAS = [1, 2, 5] as const;
/** More labels than this run into each other on a phone. */
const MOST_LABELS = 8;

/** 1, 2, 5, 10, 20 … from the last one at or below `least` to the first one above `most`; both are above zero. */
export function logMarks(least: number, most: number): number[] {
  const marks: number[] = [];
  for (let power = Math.floor(Math.log10(least)); ; power++) {
    for (const mantissa of MANTISSAS) {
      const mark = mantissa * 10 ** power;
      if (mark <= least) marks.length = 0;
      marks.push(mark);
      if (mark > most) return marks;
    }
  }
}

/** The marks that are written out: all of a few, else the powers of ten. */
export function labelledMarks(marks: readonly number[]): number[] {
  if (marks.length <= MOST_LABELS) return [...marks];
  return marks.filter((mark) => Number.isInteger(Math.round(Math.log10(mark) * 1e9) / 1e9));
}
