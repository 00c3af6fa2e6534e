import { createHash } from "node:crypto";
import type { FindingKind } from "./finding.js";
import type { SavingsSubject } from "./savings-cell.js";

/** The same for the same kind and subject, whenever and over whatever range it is found. */
export function findingId(kind: FindingKind, { projectId, feature, provider, model }: SavingsSubject): string {
  const subject = JSON.stringify([kind, projectId, feature, provider, model]);
  return createHash("sha256").update(subject).digest("base64url").slice(0, 22);
}
