const BEGINS_FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/**
 * Text for a cell of CSV. What a spreadsheet would compute gets an apostrophe in front; numbers are no text, and are
 * never guarded.
 */
export function guardFormula(text: string): string {
  return BEGINS_FORMULA.test(text) ? `'${text}` : text;
}
