/** The first column is text, the others are figures. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table for `docs/benchmarks.md`, padded so that it can be read in a terminal too. */
export function toMarkdown({ head, rows }: Table): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) => {
    const padded = widths.map((width, at) =>
      at === 0 ? (cells[at] ?? "").padEnd(width) : (cells[at] ?? "").padStart(width),
    );
    return `| ${padded.join(" | ")} |`;
  };
  const rule = `|${widths.map((width, at) => "-".repeat(width + 1) + (at === 0 ? "-" : ":")).join("|")}|`;
  return `${[line(head), rule, ...rows.map(line)].join("\n")}\n`;
}
