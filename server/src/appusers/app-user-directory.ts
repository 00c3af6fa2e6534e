import { LRUCache } from "lru-cache";
import type { Pool } from "pg";
import { sealText } from "../core/sealed-text.js";
import { pseudonymOf } from "./domain/pseudonym.js";
import { lookupOf, type IdentityKeys } from "./identity-keys.js";

const REMEMBERED_USERS = 100_000;
/**
 * How long what is remembered counts without news of erasures, which come every two seconds. What follows,
 * until the event is recorded, has the last of the five seconds that are promised.
 */
const TRUSTED_MS = 4_000;
/** An identity that was just there may be erased at any moment; nobody erases one again and again. */
const TRIES = 5;

/** Turns the outside ids of a project into app users; the outside id is kept encrypted, apart from everything. */
export class AppUserDirectory {
  /** `projectId externalId` to app user id. Saves questions and decides nothing: any entry may leave at any time. */
  private readonly cache: LRUCache<string, string>;
  /** Of `performance.now()`. */
  private trustedUntilMs = 0;
  private timesForgotten = 0;

  constructor(
    private readonly pool: Pool,
    private readonly keys: IdentityKeys,
    rememberedUsers = REMEMBERED_USERS,
  ) {
    this.cache = new LRUCache({ max: rememberedUsers });
  }

  /** Lets go of everything: identities were erased, and whoever sends those outside ids again is somebody new. */
  readonly forget = async (): Promise<void> => {
    // What is being asked for at this moment may be the answer of before: it is not remembered.
    this.timesForgotten += 1;
    this.cache.clear();
  };

  /** What is remembered is as it was at an instant of `performance.now()`. Without word of it nothing is believed. */
  readonly confirm = (asOfMs: number): void => {
    this.trustedUntilMs = asOfMs + TRUSTED_MS;
  };

  /** Ids of the app users by outside id; users never seen before are added, also when others add them at once. */
  async attribute(projectId: number, externalIds: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
    const users = new Map<string, string>();
    const unknown: string[] = [];
    const isTrusted = performance.now() < this.trustedUntilMs;
    for (const externalId of externalIds) {
      const id = isTrusted ? this.cache.get(`${projectId} ${externalId}`) : undefined;
      if (id === undefined) unknown.push(externalId);
      else users.set(externalId, id);
    }
    if (unknown.length === 0) return users;
    const { timesForgotten } = this;
    for (const [externalId, id] of await this.findOrAdd(projectId, unknown)) {
      users.set(externalId, id);
      if (timesForgotten === this.timesForgotten) this.cache.set(`${projectId} ${externalId}`, id);
    }
    return users;
  }

  private async findOrAdd(projectId: number, externalIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const lookups = new Map(externalIds.map((id) => [lookupOf(this.keys, projectId, id).toString("base64"), id]));
    for (let tries = 1; ; tries += 1) {
      const users = await this.find(projectId, lookups);
      const missing = [...lookups.keys()].filter((lookup) => !users.has(lookups.get(lookup) ?? "")).sort();
      if (missing.length === 0) return users;
      if (tries === TRIES) throw new Error("identities of app users vanish as soon as they are added");
      await this.add(projectId, missing, lookups);
    }
  }

  /** App user ids by outside id, of those that exist. */
  private async find(projectId: number, lookups: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.pool.query<{ lookup: Buffer; app_user_id: string }>(
      "select lookup, app_user_id from app_user_identities where project_id = $1 and lookup = any($2)",
      [projectId, [...lookups.keys()].map((lookup) => Buffer.from(lookup, "base64"))],
    );
    return new Map(rows.map((row) => [lookups.get(row.lookup.toString("base64")) ?? "", row.app_user_id]));
  }

  private async add(projectId: number, lookups: readonly string[], externalIds: ReadonlyMap<string, string>) {
    const { rows } = await this.pool.query<{ id: string }>(
      "select nextval(pg_get_serial_sequence('app_users', 'id')) as id from generate_series(1, $1)",
      [lookups.length],
    );
    const ids = rows.map((row) => row.id);
    // Whoever loses a race for an outside id adds no user: only identities that went in get one.
    await this.pool.query(
      `with candidate as (
         select * from unnest($2::bigint[], $3::text[], $4::bytea[], $5::bytea[])
           as candidate(id, pseudonym, lookup, external_id)
       ), identity as (
         insert into app_user_identities (app_user_id, project_id, lookup, external_id)
         select id, $1, lookup, external_id from candidate
         on conflict (project_id, lookup) do nothing
         returning app_user_id
       )
       insert into app_users (id, project_id, pseudonym)
       select id, $1, pseudonym from candidate join identity on identity.app_user_id = candidate.id`,
      [
        projectId,
        ids,
        ids.map((id) => pseudonymOf(BigInt(id), this.keys.pseudonym)),
        lookups.map((lookup) => Buffer.from(lookup, "base64")),
        lookups.map((lookup) => sealText(this.keys.encryption, externalIds.get(lookup) ?? "")),
      ],
    );
  }
}
