import { isDatabaseAway } from "../core/database-away.js";
import { ConfigError } from "./config.js";
import { withoutRowValues } from "./describe-error.js";

/**
 * One clear sentence for each fault that kept the product from starting, naming the variable to change.
 *
 * @param isOwnDatabase it was to be on a database that it starts itself
 */
export function explainFailedStart(error: unknown, isOwnDatabase = false): string {
  if (error instanceof ConfigError) return error.faults.join("\n");
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  const isListening =
    "syscall" in error && ["listen", "getaddrinfo"].includes(String(error.syscall)) && "port" in error;
  if (isListening) return explainAddress(code, error);
  if (code === "EACCES" && "path" in error) {
    return `${String(error.path)} cannot be read or written: check its owner, or set DATA_DIR to another directory.`;
  }
  if (["28P01", "28000"].includes(code)) return "The database refuses the user or password in DATABASE_URL.";
  if (code === "3D000") return "The database named in DATABASE_URL does not exist on that server.";
  if (code === "ENOTFOUND") return "The host named in HOST or DATABASE_URL does not exist.";
  if (isDatabaseAway(error)) {
    return isOwnDatabase
      ? "The database that Tokenledger started did not answer in time: the machine may be too busy. Start again."
      : "The database cannot be reached: check that it runs and that DATABASE_URL names it.";
  }
  return withoutRowValues(error);
}

function explainAddress(code: string, error: Error & { readonly port?: unknown }): string {
  const port = String(error.port);
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is in use: stop what listens there, or set PORT to another one.`;
    case "EACCES":
      return `Port ${port} may not be listened on by this user: set PORT to one from 1024.`;
    case "EADDRNOTAVAIL":
      return "HOST is no address of this machine: set it to one, or to 0.0.0.0 for all of them.";
    default:
      return `Port ${port} cannot be listened on: ${error.message}.`;
  }
}
