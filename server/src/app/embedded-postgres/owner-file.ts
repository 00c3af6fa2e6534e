import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { z } from "zod";

const Owner = z.object({ pid: z.number().int(), port: z.number().int().nullable() });

/** Who holds the data directory, and the port of its database once it accepts connections. */
export type Owner = z.infer<typeof Owner>;

export function writeOwner(ownerFile: string, owner: Owner): void {
  writeFileSync(ownerFile, `${JSON.stringify(owner)}\n`, { mode: 0o600 });
}

/** Null when there is none, or it was cut off by a crash. Says nothing about whether the owner lives. */
export function readOwner(ownerFile: string): Owner | null {
  try {
    return Owner.parse(JSON.parse(readFileSync(ownerFile, "utf8")));
  } catch {
    return null; // the lock decides; this file only names its holder
  }
}

export function removeOwner(ownerFile: string): void {
  rmSync(ownerFile, { force: true });
}
