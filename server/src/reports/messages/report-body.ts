import { htmlTable } from "../../alerts/deliveries/messages/html-table.js";
import { escapeHtml } from "../../core/escape-html.js";

/** A list under a heading; nothing in it is escaped. */
export interface ReportSection {
  readonly heading: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
}

/** A report before it is text or HTML. */
export interface ReportBody {
  readonly heading: string;
  readonly sections: readonly ReportSection[];
  readonly notes: readonly string[];
  readonly link: { readonly words: string; readonly url: string };
}

/** Without the link. */
export function reportText({ heading, sections, notes }: ReportBody): string {
  const parts = sections.map(({ heading: title, lines }) =>
    [...(title === "" ? [] : [title]), ...lines.map(([label, value]) => `- ${label}: ${value}`)].join("\n"),
  );
  return [heading, ...parts, ...notes].join("\n\n");
}

/** With the link. */
export function reportHtml({ heading, sections, notes, link }: ReportBody): string {
  const parts = sections.map(({ heading: title, lines }) => {
    const head = title === "" ? "" : `<h2 style="font-size:14px;margin:16px 0 4px">${escapeHtml(title)}</h2>\n`;
    return `${head}${htmlTable(lines)}`;
  });
  return [
    `<h1 style="font-size:16px">${escapeHtml(heading)}</h1>`,
    ...parts,
    ...notes.map((note) => `<p>${escapeHtml(note)}</p>`),
    `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.words)}</a></p>`,
  ].join("\n");
}
