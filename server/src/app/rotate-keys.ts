import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import { recordAudit, SYSTEM } from "../access/audit.js";
import { resealTotpSecrets } from "../access/second-factor/reseal-totp-secrets.js";
import { resealChannels } from "../alerts/channels/reseal-channels.js";
import type { IdentityKeys } from "../appusers/identity-keys.js";
import { resealIdentities } from "../appusers/reseal-identities.js";
import { ADVISORY_LOCKS } from "../core/advisory-locks.js";
import { migrate } from "./migrate.js";
import { createOrm } from "./orm.js";
import { adoptNextSecrets, newKey, writeNextSecrets } from "./secrets-file.js";
import { fingerprintOf, openSecrets } from "./secrets.js";

/** Ours alone among the connections of the product. */
const PURPOSE = "rotate keys";

export interface KeyRotation {
  readonly identities: number;
  readonly secondFactors: number;
  /** With a target or a secret. */
  readonly channels: number;
}

export interface KeyRotationParts {
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** Told each step before it is taken. */
  readonly onStep?: (step: RotationStep) => void | Promise<void>;
}

/** In this order. Until `commit` is done the former keys count, from then on the next ones; a start ends what was killed. */
export type RotationStep = "write" | "reseal" | "commit" | "adopt" | "done";

/** Somebody uses the database with the keys that are to be replaced. */
class DatabaseInUseError extends Error {
  override readonly name = "DatabaseInUseError";
}

/**
 * Makes new keys for encryption and lookup, and seals with them whatever the former ones sealed. Pseudonyms keep their
 * key: names stay.
 *
 * One connection holds the lock of migrations and does the work: who starts meanwhile waits, and once the lock is free,
 * whatever became of this process, the transaction has ended and the database says which keys count.
 *
 * @throws Error while another process of the product is connected
 */
export async function rotateKeys(parts: KeyRotationParts): Promise<KeyRotation> {
  const { databaseUrl } = parts;
  await migrate({ databaseUrl });
  const orm = await createOrm({ databaseUrl, poolSize: 1, purpose: PURPOSE, statementTimeoutMs: 0 });
  try {
    return await rotateAlone(orm, parts);
  } finally {
    await orm.close();
  }
}

async function rotateAlone(orm: MikroORM, parts: KeyRotationParts): Promise<KeyRotation> {
  const { dataDir, onStep = () => undefined } = parts;
  const silent = { warn: () => undefined, info: () => undefined };
  const em = orm.em.fork();
  await lockOutStarts(em);
  await refuseWhileInUse(em);
  const former = await openSecrets(em, dataDir, silent);
  const next = { ...former, encryption: newKey(), lookup: newKey() };
  await onStep("write");
  await writeNextSecrets(dataDir, next);
  await onStep("reseal");
  const rotation = await em.transactional(async (transaction) => {
    await transaction.execute("set local idle_in_transaction_session_timeout = 0");
    await lockOutStarts(transaction); // held already, unless this is another connection than before
    const resealed = await reseal(transaction, former, next);
    await onStep("commit");
    return resealed;
  });
  await onStep("adopt");
  await adoptNextSecrets(dataDir);
  await onStep("done");
  return rotation;
}

/** Until this connection ends. The pool has no other. */
async function lockOutStarts(em: EntityManager): Promise<void> {
  const [row] = await em.execute<{ locked: boolean }[]>("select pg_try_advisory_lock(?) as locked", [
    ADVISORY_LOCKS.migrate,
  ]);
  if (row?.locked !== true)
    throw new DatabaseInUseError("A server is starting, or keys are rotated already. Stop it first.");
}

async function refuseWhileInUse(em: EntityManager): Promise<void> {
  const rows = await em.execute<{ name: string; address: string }[]>(
    `select distinct application_name as name, coalesce(host(client_addr), 'this machine') as address
     from pg_stat_activity
     where datname = current_database() and application_name like 'tokenledger %' and pid <> pg_backend_pid()
     order by name, address`,
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name, address }) => `${name} from ${address}`).join(", ");
  throw new DatabaseInUseError(`Stop every server first. Still connected to the database: ${names}.`);
}

async function reseal(em: EntityManager, former: IdentityKeys, next: IdentityKeys): Promise<KeyRotation> {
  const rotation = {
    identities: await resealIdentities(em, former, next),
    secondFactors: await resealTotpSecrets(em, former.encryption, next.encryption),
    channels: await resealChannels(em, former.encryption, next.encryption),
  };
  const changed = await em.execute<object[]>(
    `update settings set value = to_jsonb(?::text), updated_at = now()
     where key = 'secretsFingerprint' and value = to_jsonb(?::text) returning key`,
    [fingerprintOf(next), fingerprintOf(former)],
  );
  if (changed.length !== 1) throw new Error("the database was set up with other keys meanwhile");
  const target = { kind: "installation", id: null };
  await recordAudit(em, SYSTEM, { action: "keys.rotate", target, after: rotation });
  return rotation;
}
