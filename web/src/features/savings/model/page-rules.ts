/** What stands in the margins of every printed page. */
export interface PageMargins {
  topLeft: string;
  topRight: string;
  bottomLeft: string;
  /** Before the number of the page and of all pages. */
  page: string;
}

/** The `@page` rule of A4 with these margins. */
export function pageRules({ topLeft, topRight, bottomLeft, page }: PageMargins): string {
  const font = "font: 8pt/1.3 var(--font-family, sans-serif); color: #4b5563;";
  return `@page {
  size: A4;
  margin: 14mm;
  @top-left { content: ${cssString(topLeft)}; ${font} }
  @top-right { content: ${cssString(topRight)}; ${font} text-align: right; }
  @bottom-left { content: ${cssString(bottomLeft)}; ${font} }
  @bottom-right { content: ${cssString(`${page} `)} counter(page) " / " counter(pages); ${font} text-align: right; }
}
@media print { html { background: #fff; } }`;
}

/** What an administrator named the organisation may have any character in it. */
function cssString(text: string): string {
  const escaped = text.replace(/["\\\n\r\f<]/g, (mark) => `\\${mark.codePointAt(0)?.toString(16) ?? ""} `);
  return `"${escaped}"`;
}
