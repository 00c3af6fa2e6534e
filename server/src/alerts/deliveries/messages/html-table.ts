import { escapeHtml } from "../../../core/escape-html.js";

/** Labels with their values, each escaped, as mail programs of any age show them. */
export function htmlTable(lines: readonly (readonly [label: string, value: string])[]): string {
  const rows = lines.map(
    ([label, value]) =>
      `<tr><td style="padding:2px 16px 2px 0;color:#57606a">${escapeHtml(label)}</td><td style="padding:2px 0">${escapeHtml(value)}</td></tr>`,
  );
  return `<table role="presentation" style="border-collapse:collapse">${rows.join("")}</table>`;
}
