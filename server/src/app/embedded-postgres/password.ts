import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

export const DATABASE_USER = "tokenledger";
export const DATABASE_NAME = "tokenledger";

/** Writes a new password of 256 bits, readable by this user alone. */
export function createPassword(passwordFile: string): void {
  writeFileSync(passwordFile, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
}

export function connectionUrl(passwordFile: string, port: number, database: string): string {
  const password = readFileSync(passwordFile, "utf8").trim();
  return `postgresql://${DATABASE_USER}:${password}@127.0.0.1:${port}/${database}`;
}
