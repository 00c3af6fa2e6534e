import pg from "pg";
import { connectionSettings } from "../../core/connection-settings.js";

/**
 * A connection that writes and reads values as text without losing any of them, whatever the server or the role set, and
 * that may take as long as a table is large.
 */
export async function openExactSession(databaseUrl: string, purpose: string): Promise<pg.Client> {
  const endless = { statementTimeoutMs: 0, lockTimeoutMs: 30_000, idleInTransactionMs: 0 };
  const client = new pg.Client(connectionSettings({ databaseUrl, purpose, ...endless }));
  client.on("error", () => undefined); // the next statement says so
  await client.connect();
  await client.query("set datestyle = 'ISO'; set intervalstyle = 'postgres'; set extra_float_digits = 1");
  await client.query("set bytea_output = 'hex'; set client_encoding = 'UTF8'; set idle_session_timeout = 0");
  return client;
}
