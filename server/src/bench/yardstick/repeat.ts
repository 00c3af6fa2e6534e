/** Yields the values over and over, `count` of them. One iterator shared by several takers gives each value to one of them. */
export function* repeat<T>(values: readonly T[], count: number): Generator<T> {
  let left = count;
  while (left > 0) {
    for (const value of values.slice(0, left)) yield value;
    left -= values.length;
  }
}
