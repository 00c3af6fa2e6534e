import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { BackupError } from "./backup-error.js";

export const MANIFEST_NAME = "manifest.json";
const FORMAT = 1;

const FileEntry = z.object({
  /** Relative to the backup, with `/`. */
  path: z.string().regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/),
  bytes: z.number().int(),
  /** Of the file as it lies there, in hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What of a table is equal on both sides of a backup. Numbers are whole or exact decimals, as text. */
const TableSums = z.object({
  rows: z.string(),
  /** By column, of every column of numbers; null without a value. */
  sums: z.record(z.string(), z.string().nullable()),
  /** Of all rows with all their columns, whatever their order. */
  checksum: z.string(),
});

const TableEntry = z.object({
  name: z.string(),
  columns: z.array(z.string()).readonly(),
  file: FileEntry,
  found: TableSums,
});

const Manifest = z.object({
  product: z.literal("tokenledger"),
  format: z.literal(FORMAT),
  /** ISO 8601, by the database's clock: the moment that the backup shows. */
  takenAt: z.string(),
  postgres: z.string(),
  /** In the order in which they ran. */
  migrations: z.array(z.string()).readonly(),
  /** First days of the months that have a partition. */
  months: z.array(z.string()).readonly(),
  tables: z.array(TableEntry).readonly(),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })).readonly(),
  /** `secrets.json`, where the backup has it, and what lay in the archive folder. */
  files: z.array(FileEntry).readonly(),
  /** What the bucket must have, by its names there; none where archives lie in the folder. */
  objects: z.array(FileEntry).readonly().default([]),
});

export type FileEntry = z.infer<typeof FileEntry>;
export type TableSums = z.infer<typeof TableSums>;
export type TableEntry = z.infer<typeof TableEntry>;
export type Manifest = z.infer<typeof Manifest>;

export function manifestText(manifest: Omit<Manifest, "product" | "format">): string {
  return `${JSON.stringify({ product: "tokenledger", format: FORMAT, ...manifest }, null, 2)}\n`;
}

/** @throws BackupError for a folder that is no backup, or one of another format */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST_NAME), "utf8").catch(() => null);
  if (text === null) throw new BackupError(`${folder} is no backup: it has no ${MANIFEST_NAME}.`);
  try {
    return Manifest.parse(JSON.parse(text));
  } catch (error) {
    throw new BackupError(`${join(folder, MANIFEST_NAME)} is not one that this release reads.`, { cause: error });
  }
}
