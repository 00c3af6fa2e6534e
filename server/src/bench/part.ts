import type { BenchOptions } from "./bench-options.js";
import type { Table } from "./report/markdown-table.js";

/** A group of figures that are measured and told together. */
export interface Part {
  run(options: BenchOptions): Promise<PartResult>;
}

export interface PartResult {
  readonly title: string;
  /** Of the database: its version, and what it promises about a commit. */
  readonly durability: string;
  readonly tables: readonly Table[];
  /** Raw, as they were taken; they go into the file of results. */
  readonly samples: unknown;
}
