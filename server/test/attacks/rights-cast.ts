import type { ApiKeyScope } from "../../src/access/permission.js";
import { ask } from "../api/ask.js";
import type { Product } from "../api/start-product.js";
import { openAccounts } from "./open-accounts.js";

/** Somebody who asks, by a credential as they would send it. */
export interface Somebody {
  /** In the table of rights: whose credential is over is nobody. */
  readonly who: string;
  readonly key: string | null;
  /** The session of each turn; the last of them is used again. */
  readonly sessions: readonly string[];
}

type Enter = (product: Product, turns: number) => Promise<Somebody>;

const ALL_SCOPES = ["ingest", "read", "admin"] as const;

/** Everybody who may come to the door, with a credential that is good or was. */
export const CAST: Readonly<Record<string, Enter>> = {
  nobody: () => Promise.resolve({ who: "nobody", key: null, sessions: [] }),
  "ingest key": (product) => aKey(product, "ingest key", ["ingest"]),
  "read key": (product) => aKey(product, "read key", ["read"]),
  "admin key": (product) => aKey(product, "admin key", ["admin"]),
  "every-scope key": (product) => aKey(product, "every-scope key", ALL_SCOPES),
  analyst: (product, turns) => aMember(product, "ANALYST", turns),
  auditor: (product, turns) => aMember(product, "AUDITOR", turns),
  admin: (product, turns) => aMember(product, "ADMIN", turns),
  "expired key": (product) => endedKey(product, "expired", "expires_at = now()"),
  "revoked key": (product) => endedKey(product, "revoked", "revoked_at = now()"),
  "replaced key": (product) =>
    endedKey(
      product,
      "replaced",
      "previous_secret_hash = secret_hash, previous_until = now(), secret_hash = sha256('another')",
    ),
  "unknown key": () => Promise.resolve({ who: "nobody", key: "tl_unknown_key_of_nobody", sessions: [] }),
  "signed-out session": async (product) => {
    const { sessions } = await aMember(product, "ADMIN", 1);
    const { data } = await ask(product, "mutation { signOut }", { headers: { Cookie: `tokenledger=${sessions[0]}` } });
    if (data?.signOut !== true) throw new Error("it could not sign out");
    return { who: "nobody", key: null, sessions };
  },
  "session that is over": (product) => endedMember(product, "update sessions set expires_at = now()"),
  "session that idled": (product) =>
    endedMember(product, "update sessions set last_seen_at = now() - interval '31 minutes'"),
  "disabled member": (product) =>
    endedMember(product, "update members set disabled_at = now() from sessions", "members.id = member_id and"),
};

async function aKey(product: Product, who: string, scopes: readonly ApiKeyScope[]): Promise<Somebody> {
  const em = product.container.orm.em.fork();
  const key = await product.container.apiKeys.issue(em, { projectId: 1, name: who, scopes });
  return { who, key, sessions: [] };
}

async function endedKey(product: Product, name: string, ends: string): Promise<Somebody> {
  const key = await aKey(product, name, ALL_SCOPES);
  await product.sql.query(`update api_keys set ${ends} where name = $1`, [name]);
  return { ...key, who: "nobody" };
}

async function aMember(product: Product, role: "ADMIN" | "ANALYST" | "AUDITOR", turns: number): Promise<Somebody> {
  const accounts = await openAccounts(product, role, turns);
  return { who: role.toLowerCase(), key: null, sessions: accounts.map(({ token }) => token) };
}

/** Somebody who was an administrator. */
async function endedMember(product: Product, ends: string, join = ""): Promise<Somebody> {
  const { sessions } = await aMember(product, "ADMIN", 1);
  const { rowCount } = await product.sql.query(`${ends} where ${join} token_hash = sha256(convert_to($1, 'UTF8'))`, [
    sessions[0],
  ]);
  if (rowCount !== 1) throw new Error("nothing was ended");
  return { who: "nobody", key: null, sessions };
}
