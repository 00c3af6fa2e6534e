import type { FreshCredentials } from "../access/bootstrap.js";
import type { Config } from "./config.js";

interface Welcome {
  readonly config: Config;
  readonly port: number;
  readonly credentials: FreshCredentials;
}

const AS_BEFORE = "as before; ADMIN_EMAIL and ADMIN_PASSWORD count at the first start only";

/** What a person needs after a start; secrets made just now are shown this once. */
export function welcome({ config, port, credentials }: Welcome): void {
  const lines = [["Console", config.port === port ? config.publicUrl : `http://${config.host}:${port}`]];
  if (credentials.password !== null) {
    lines.push(["Sign in", config.adminEmail], ["Password", `${credentials.password}   (shown this once)`]);
  } else {
    lines.push(["Sign in", credentials.isFirstStart ? `${config.adminEmail}, with ADMIN_PASSWORD` : AS_BEFORE]);
  }
  if (credentials.apiKey !== null) lines.push(["API key", `${credentials.apiKey}   (shown this once)`]);
  const text = lines.map(([name = "", value = ""]) => `  ${name.padEnd(9)} ${value}`).join("\n");
  process.stdout.write(`\n  Tokenledger is running.\n\n${text}\n\n  Stop with Ctrl-C.\n\n`);
}
