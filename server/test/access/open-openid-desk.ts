import { ask } from "../api/ask.js";
import { Browser } from "./browser.js";
import { CALLBACK, PUBLIC_URL, startWith, VIEWER } from "./openid-flow.js";
import { startOpenIdProvider } from "./start-openid-provider.js";

/** A provider, a product that trusts it, and what tests ask of the two. */
export async function openOpenIdDesk() {
  const provider = await startOpenIdProvider({ redirectUri: CALLBACK });
  const product = await startWith(provider);
  let began = new Date();
  return {
    provider,
    product,
    newBrowser: () => new Browser({ publicUrl: PUBLIC_URL, url: product.url }),

    /** Only the first member is left, with a password and no link. */
    reset: async () => {
      await product.sql.query("delete from sessions");
      await product.sql.query("delete from member_invitations");
      await product.sql.query("delete from members where id > 1");
      await product.sql.query("update members set oidc_issuer = null, oidc_subject = null, disabled_at = null");
      provider.accounts.clear();
      const { rows } = await product.sql.query<{ now: Date }>("select now() as now");
      began = rows[0]?.now ?? began;
    },

    viewer: async (browser: Browser): Promise<unknown> => {
      const { data } = await ask(product, VIEWER, { headers: { Cookie: browser.cookieHeader() } });
      return data?.viewer;
    },

    invite: async (email: string, { expires = "1 day" } = {}): Promise<void> => {
      await product.sql.query(
        `insert into member_invitations (email, role, token_hash, invited_by, expires_at)
         values ($1, 'AUDITOR', decode(md5($1), 'hex'), 1, now() + $2::interval)`,
        [email, expires],
      );
    },

    /** Since the last reset. */
    audited: async (): Promise<unknown[]> => {
      const { rows } = await product.sql.query<{ entry: unknown }>(
        `select json_build_object('action', action, 'actor', actor, 'before', before, 'after', after) as entry
         from audit_entries where at >= $1 order by id`,
        [began],
      );
      return rows.map(({ entry }) => entry);
    },

    stop: async () => {
      await product.stop();
      await provider.stop();
    },
  };
}
