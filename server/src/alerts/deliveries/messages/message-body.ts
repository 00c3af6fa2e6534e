import { escapeHtml } from "../../../core/escape-html.js";
import { htmlTable } from "./html-table.js";

/** A message before it is text or HTML; nothing in it is escaped. */
export interface MessageBody {
  readonly sentence: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
  readonly notes: readonly string[];
  /** Each with its own link; empty for what is about one thing. */
  readonly entries: readonly { readonly text: string; readonly link: string }[];
  /** Behind the entries. */
  readonly rest: string | null;
  readonly link: { readonly words: string; readonly url: string };
}

/** Without the link. */
export function toText({ sentence, lines, notes, entries, rest }: MessageBody): string {
  const paragraphs = [
    sentence,
    lines.map(([label, value]) => `${label}: ${value}`).join("\n"),
    [...entries.map(({ text }) => `- ${text}`), ...(rest === null ? [] : [rest])].join("\n"),
    ...notes,
  ];
  return paragraphs.filter((paragraph) => paragraph !== "").join("\n\n");
}

/** With the link. */
export function toHtml({ sentence, lines, notes, entries, rest, link }: MessageBody): string {
  const items = entries.map(({ text, link: to }) => `<li>${anchor(to, text)}</li>`);
  return [
    `<p style="font-size:16px"><strong>${escapeHtml(sentence)}</strong></p>`,
    lines.length === 0 ? "" : htmlTable(lines),
    items.length === 0 ? "" : `<ul>${items.join("")}</ul>`,
    ...[rest, ...notes].map((note) => (note === null ? "" : `<p>${escapeHtml(note)}</p>`)),
    `<p>${anchor(link.url, link.words)}</p>`,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function anchor(url: string, words: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(words)}</a>`;
}
