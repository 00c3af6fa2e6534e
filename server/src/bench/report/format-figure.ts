export function whole(number: number): string {
  return Math.round(number).toLocaleString("en-US");
}

export function ratio(number: number): string {
  return number.toFixed(2);
}

/** One decimal, as times in milliseconds need. */
export function tenth(number: number): string {
  return number.toFixed(1);
}

/** From the lowest to the highest. */
export function range(numbers: readonly number[], format: (number: number) => string): string {
  return `${format(Math.min(...numbers))} to ${format(Math.max(...numbers))}`;
}
