import { ArchiveSpoiled, type ExpectedFile } from "./archive-store.js";

/** @throws ArchiveSpoiled */
export function requireLength(bytes: number, expected: ExpectedFile): void {
  if (bytes !== expected.bytes) throw new ArchiveSpoiled(`The file has ${bytes} bytes instead of ${expected.bytes}.`);
}

/**
 * @param sha256 hexadecimal
 * @throws ArchiveSpoiled
 */
export function requireSha256(sha256: string, expected: ExpectedFile): void {
  if (sha256 === expected.sha256) return;
  throw new ArchiveSpoiled("The file is not the one that was written: its SHA-256 differs.");
}
