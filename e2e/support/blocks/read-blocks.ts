/** A fenced block of code in a document. */
export interface Block {
  /** First word behind the fence, such as `ts`; empty when there is none. */
  readonly language: string;
  /** Why it is not run, where the document says so behind the language; null for what is run. */
  readonly fragment: string | null;
  /** Code without the fence and without the fence's own indentation. */
  readonly text: string;
  /** Line of the document that the code begins at, from 1. */
  readonly line: number;
}

const FENCE = /^(\s*)(`{3,}|~{3,})\s*(\S*)\s*(.*)$/;
const FRAGMENT = /^fragment:\s*(.*)$/;

/**
 * All blocks of a Markdown document, in order. What is behind the language is no part of what a reader sees: there
 * a block that cannot run by itself says why: "```ts fragment: goes into a handler of yours".
 *
 * @throws Error for a block that is not closed, and for words behind the language that say nothing known
 */
export function readBlocks(document: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = document.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const opening = FENCE.exec(lines[at] ?? "");
    if (opening === null) continue;
    const [, indent = "", fence = "", language = "", words = ""] = opening;
    const end = lines.findIndex((line, later) => later > at && line.trim() === fence);
    if (end === -1) throw new Error(`The block of line ${at + 1} is not closed.`);
    const code = lines.slice(at + 1, end).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    blocks.push({ language, fragment: fragmentOf(words, at + 1), text: code.join("\n"), line: at + 2 });
    at = end;
  }
  return blocks;
}

function fragmentOf(words: string, line: number): string | null {
  if (words === "") return null;
  const reason = FRAGMENT.exec(words)?.[1];
  if (reason === undefined) throw new Error(`Line ${line}: "${words}" behind a language is not "fragment: why".`);
  return reason;
}
