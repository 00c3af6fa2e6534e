import type { AuditChange } from "../domain/audit-changes.js";

export type AuditActorKind = "MEMBER" | "API_KEY" | "SYSTEM";

/** What somebody did, as those who look into it read it. */
export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly actorKind: AuditActorKind;
  /** E-mail of the member or name of the key at the time; null for the system. */
  readonly actor: string | null;
  readonly action: string;
  readonly targetKind: string;
  readonly targetId: string | null;
  /** As it is called now. */
  readonly targetName: string | null;
  readonly changes: readonly AuditChange[];
  readonly reason: string | null;
  readonly address: string | null;
}
