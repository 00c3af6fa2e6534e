import type { EntityManager } from "@mikro-orm/postgresql";
import type { ApiKey } from "../api-key.entity.js";

/** How exact the last use is; a busy key is written to no more often. */
const NOTED_EVERY_MS = 60_000;

export interface KeyUse {
  readonly key: ApiKey;
  /** By the secret of before a rotation. */
  readonly isPrevious: boolean;
  /** Null when it is not known. */
  readonly address: string | null;
  readonly now: Date;
}

/**
 * Writes down that a key is in use, at most once a minute and secret over all replicas. Nobody waits for it: when it fails,
 * whoever uses the key next has it written again.
 */
export function noteKeyUse(em: EntityManager, use: KeyUse): void {
  const { key, isPrevious, now } = use;
  const noted = isPrevious ? key.previousUsedAt : key.secretUsedAt;
  if (noted !== null && now.getTime() - noted.getTime() < NOTED_EVERY_MS) return;
  write(em, use).catch(() => undefined); // see above
}

async function write(em: EntityManager, { key, isPrevious, address, now }: KeyUse): Promise<void> {
  const at = now.toISOString();
  const before = new Date(now.getTime() - NOTED_EVERY_MS).toISOString();
  const used = isPrevious ? "previous_used_at" : "secret_used_at";
  const hash = isPrevious ? "previous_secret_hash" : "secret_hash";
  // Another replica may have been faster, and a rotation may have made another secret of the one that was used.
  await em.execute(
    `update api_keys set last_used_at = ?::timestamptz, last_used_address = ?, ${used} = ?::timestamptz
     where id = ? and ${hash} = ? and (${used} is null or ${used} <= ?::timestamptz)`,
    [at, address, at, key.id, isPrevious ? key.previousSecretHash : key.secretHash, before],
  );
}
