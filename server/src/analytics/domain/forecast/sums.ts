export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Around `centre`; 0 without values. */
export function sumOfSquares(values: readonly number[], centre: number): number {
  return values.reduce((total, value) => total + (value - centre) ** 2, 0);
}
