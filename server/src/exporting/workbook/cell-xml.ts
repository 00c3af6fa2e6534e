/** Text that stays text, or a number as a decimal; null is an empty cell. */
export type WorkbookCell = { readonly text: string } | { readonly decimal: string } | null;

const MARKUP: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** What XML cannot hold or would change, and what reads as an escape of it. */
// oxlint-disable-next-line no-control-regex -- these are meant
const UNSPEAKABLE = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g;
const BEGINS_FORMULA = /^[=+\-@]/;

/** Styles of the workbook, by their place in `styles.xml`. */
const HEADING_STYLE = 1;
/** Stays text also when somebody edits the cell. */
const QUOTED_STYLE = 2;

/** One cell in the words of a sheet. Text is in the cell itself, and never a formula. */
export function cellXml(cell: WorkbookCell, place: string, isHeading = false): string {
  if (cell === null) return "";
  if ("decimal" in cell) return `<c r="${place}"><v>${cell.decimal}</v></c>`;
  const style = isHeading ? HEADING_STYLE : BEGINS_FORMULA.test(cell.text) ? QUOTED_STYLE : 0;
  const text = xmlText(cell.text);
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(UNSPEAKABLE, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replaceAll(/[&<>"]/g, (sign) => MARKUP[sign] ?? sign);
}

/** 0 is A, 26 is AA. */
export function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}
