import { z } from "zod";
import { MAX_CREDENTIAL_LENGTH, VISIBLE_ASCII } from "../access/credential-limits.js";
import type { OpenIdSettings } from "../access/openid/openid-settings.js";
import { isMailAddress } from "../core/mail-address.js";
import type { S3Settings } from "../retention/store/s3-settings.js";
import { isTrustable } from "./client-address.js";
import { archiveStoreFaults, archiveStoreSettings, archiveStoreVariables } from "./archive-store-config.js";
import { openIdFaults, openIdSettings, openIdVariables } from "./openid-config.js";

/** Everything an operator can set, checked; null where something is off or decided elsewhere. */
export interface Config {
  host: string;
  port: number;
  /** Null: the embedded database under `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  adminEmail: string;
  /** Null: generated at the first start. */
  adminPassword: string | null;
  bootstrapApiKey: string | null;
  /** Null: the stored setting, at first `DEFAULT_REPORTING_TIMEZONE`. */
  reportingTimezone: string | null;
  smtpUrl: string | null;
  mailFrom: string | null;
  publicUrl: string;
  /** Whether webhooks may go to private and local addresses. */
  allowPrivateWebhooks: boolean;
  /** Whose `X-Forwarded-*` headers count: addresses, ranges or `loopback`. */
  trustedProxies: readonly string[];
  metricsToken: string | null;
  /** Null: members sign in with passwords alone. */
  openId: OpenIdSettings | null;
  /** Null: archives lie in a folder of `dataDir`. */
  archiveS3: S3Settings | null;
  sessionIdleMinutes: number;
  sessionHours: number;
  /** Of answers to statistics kept in memory, in MiB; 0: none. */
  answerCacheMib: number;
  demo: boolean;
  logLevel: LogLevel;
}

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A name without the characters that make a list or another header of it, and the address. */
const NAMED_ADDRESS = /^[^\p{Cc}<>",;:@]+ <([^<>]+)>$/u;

const DEFAULT_REPORTING_TIMEZONE = "Asia/Seoul";

/** Faults of the environment, all of them, one sentence each. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(readonly faults: readonly string[]) {
    super(faults.join("\n"));
  }
}

const optional = (value: z.ZodType<string>) => value.optional().transform((given) => given ?? null);

/** As long as signing in and `Authorization` accept. */
function credential() {
  return z
    .string()
    .min(8, { error: "must have at least 8 characters" })
    .max(MAX_CREDENTIAL_LENGTH, { error: `must have at most ${MAX_CREDENTIAL_LENGTH} characters` });
}

function urlOf(schemes: readonly string[], example: string) {
  return z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol), {
    error: `must be a URL like ${example}`,
  });
}

function wholeNumber(least: number, most: number, normal: number) {
  return z
    .string()
    .default(String(normal))
    .refine((value) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    })
    .transform(Number);
}

const Environment = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: wholeNumber(0, 65_535, 4_000),
  DATABASE_URL: optional(urlOf(["postgres:", "postgresql:"], "postgresql://user:password@host:5432/database")),
  DATA_DIR: z.string().default(".data"),
  ADMIN_EMAIL: z
    .string()
    .max(MAX_CREDENTIAL_LENGTH, { error: `must have at most ${MAX_CREDENTIAL_LENGTH} characters` })
    .default("admin@localhost")
    .refine((value) => /^[^\s@]+@[^\s@]+$/.test(value), { error: "must be an e-mail address" }),
  ADMIN_PASSWORD: optional(credential()),
  BOOTSTRAP_API_KEY: optional(
    credential().regex(new RegExp(`^${VISIBLE_ASCII}*$`), { error: "must be of ASCII characters without spaces" }),
  ),
  REPORTING_TIMEZONE: optional(
    z.string().refine(isTimezone, { error: `must be an IANA time zone like ${DEFAULT_REPORTING_TIMEZONE}` }),
  ),
  SMTP_URL: optional(urlOf(["smtp:", "smtps:"], "smtps://user:password@host:465")),
  MAIL_FROM: optional(
    z.string().refine((value) => isMailAddress(NAMED_ADDRESS.exec(value)?.[1] ?? value), {
      error: "must be an e-mail address, like ledger@example.com or Tokenledger <ledger@example.com>",
    }),
  ),
  PUBLIC_URL: optional(urlOf(["http:", "https:"], "https://tokens.example.com")),
  ALLOW_PRIVATE_WEBHOOKS: z.enum(["0", "1"], { error: "must be 1 or unset" }).default("0"),
  ...openIdVariables,
  ...archiveStoreVariables,
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((value) => value.split(",").map((part) => part.trim()))
    .transform((parts) => parts.filter((part) => part !== ""))
    .refine((parts) => parts.every(isTrustable), {
      error: "must be addresses, ranges like 10.0.0.0/8, or loopback, separated by commas",
    }),
  METRICS_TOKEN: optional(z.string().min(16, { error: "must have at least 16 characters" })),
  SESSION_IDLE_MINUTES: wholeNumber(1, 1_440, 30),
  SESSION_HOURS: wholeNumber(1, 168, 12),
  ANSWER_CACHE_MIB: wholeNumber(0, 4_096, 64),
  DEMO: z.enum(["0", "1"], { error: "must be 1 or unset" }).default("0"),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(", ")}` }).default("info"),
});

/**
 * Reads the environment; a variable set to nothing counts as unset. Faults never repeat the value
 * given, which may be a secret.
 *
 * @throws ConfigError naming every fault at once
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  const faults = (parsed.error?.issues ?? []).map((issue) => `${issue.path.join(".")} ${issue.message}.`);
  if (given["SMTP_URL"] !== undefined && given["MAIL_FROM"] === undefined) {
    faults.push("MAIL_FROM must be set when SMTP_URL is: mail servers refuse mail from nobody.");
  }
  faults.push(...openIdFaults(given), ...archiveStoreFaults(given));
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  const checked = parsed.data;
  return {
    host: checked.HOST,
    port: checked.PORT,
    databaseUrl: checked.DATABASE_URL,
    dataDir: checked.DATA_DIR,
    adminEmail: checked.ADMIN_EMAIL,
    adminPassword: checked.ADMIN_PASSWORD,
    bootstrapApiKey: checked.BOOTSTRAP_API_KEY,
    reportingTimezone: checked.REPORTING_TIMEZONE,
    smtpUrl: checked.SMTP_URL,
    mailFrom: checked.MAIL_FROM,
    publicUrl: (checked.PUBLIC_URL ?? `http://${inUrl(checked.HOST)}:${checked.PORT}`).replace(/\/+$/, ""),
    allowPrivateWebhooks: checked.ALLOW_PRIVATE_WEBHOOKS === "1",
    trustedProxies: checked.TRUSTED_PROXIES,
    metricsToken: checked.METRICS_TOKEN,
    openId: openIdSettings(checked),
    archiveS3: archiveStoreSettings(checked),
    sessionIdleMinutes: checked.SESSION_IDLE_MINUTES,
    sessionHours: checked.SESSION_HOURS,
    answerCacheMib: checked.ANSWER_CACHE_MIB,
    demo: checked.DEMO === "1",
    logLevel: checked.LOG_LEVEL,
  };
}

function isTimezone(name: string): boolean {
  try {
    // A bare offset is accepted by Intl and by no daylight saving rule.
    return /^[A-Z]/i.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function inUrl(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
