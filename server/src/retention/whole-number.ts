/** A whole number of the database, as text. */
export function wholeNumber(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}
