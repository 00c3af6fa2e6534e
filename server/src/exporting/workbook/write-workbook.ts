import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { cellXml, columnName, type WorkbookCell } from "./cell-xml.js";

/** What a sheet holds at most, by its format; the first is the heading. */
export const MOST_SHEET_ROWS = 1_048_576;

export interface Sheet {
  readonly name: string;
  readonly heading: readonly string[];
  /** Read once, a row at a time. */
  readonly rows: AsyncIterable<readonly WorkbookCell[]> | Iterable<readonly WorkbookCell[]>;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** Half the work of the usual level, for files that are a tenth longer. */
const COMPRESSION_LEVEL = 3;
/** Rows that are handed to the archive together. */
const ROWS_TOGETHER = 200;

/** A workbook of Excel (Office Open XML), written as its rows come: memory holds a few of them. */
export async function writeWorkbook(path: string, sheets: readonly Sheet[]): Promise<void> {
  const zip = new ZipFile();
  const add = (name: string, xml: string) => zip.addBuffer(Buffer.from(XML + xml), name);
  add("[Content_Types].xml", contentTypes(sheets));
  add("_rels/.rels", relations([["officeDocument", "xl/workbook.xml"]]));
  add("xl/workbook.xml", workbook(sheets));
  add(
    "xl/_rels/workbook.xml.rels",
    relations([
      ...sheets.map((_, at): [string, string] => ["worksheet", `worksheets/sheet${at + 1}.xml`]),
      ["styles", "styles.xml"],
    ]),
  );
  add("xl/styles.xml", STYLES);
  const written = pipeline(zip.outputStream, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  const broken = new Promise<never>((_resolve, reject) => zip.on("error", reject));
  sheets.forEach((sheet, at) => {
    const rows = Readable.from(sheetXml(sheet), { objectMode: false });
    rows.on("error", (error) => zip.emit("error", error)); // yazl waits for ever for one that ends so
    zip.addReadStream(rows, `xl/worksheets/sheet${at + 1}.xml`, { compressionLevel: COMPRESSION_LEVEL });
  });
  zip.end();
  await Promise.race([written, broken]);
}

async function* sheetXml({ heading, rows }: Sheet): AsyncGenerator<Buffer> {
  const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  yield Buffer.from(
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews><sheetData>`,
  );
  const names = heading.map((_, at) => columnName(at));
  let [row, waiting] = [
    1,
    rowXml(
      heading.map((text) => ({ text })),
      names,
      1,
    ),
  ];
  for await (const cells of rows) {
    row += 1;
    waiting += rowXml(cells, names, row);
    if (row % ROWS_TOGETHER === 0) {
      yield Buffer.from(waiting);
      waiting = "";
    }
  }
  yield Buffer.from(`${waiting}</sheetData></worksheet>`);
}

function rowXml(cells: readonly WorkbookCell[], names: readonly string[], row: number): string {
  const written = cells.map((cell, at) => cellXml(cell, `${names[at]}${row}`, row === 1));
  return `<row r="${row}">${written.join("")}</row>`;
}

function part(name: string, type: string): string {
  return `<Override PartName="/xl/${name}.xml" ContentType="${TYPES}.${type}+xml"/>`;
}

function contentTypes(sheets: readonly Sheet[]): string {
  const parts = sheets.map((_, at) => part(`worksheets/sheet${at + 1}`, "worksheet"));
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part("workbook", "sheet.main")}${part("styles", "styles")}${parts.join("")}</Types>`;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

function workbook(sheets: readonly Sheet[]): string {
  const each = sheets.map(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each.join("")}</sheets></workbook>`;
}

/** Plain, heading, and text that an editor must not take for a formula; see `cell-xml.ts`. */
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
