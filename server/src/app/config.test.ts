import { describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.js";

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe("readConfig", () => {
  test("an empty environment is a working local installation", () => {
    expect(readConfig({})).toEqual({
      host: "127.0.0.1",
      port: 4000,
      databaseUrl: null,
      dataDir: ".data",
      adminEmail: "admin@localhost",
      adminPassword: null,
      bootstrapApiKey: null,
      reportingTimezone: null,
      smtpUrl: null,
      trustedProxies: [],
      mailFrom: null,
      publicUrl: "http://127.0.0.1:4000",
      allowPrivateWebhooks: false,
      metricsToken: null,
      openId: null,
      archiveS3: null,
      sessionIdleMinutes: 30,
      sessionHours: 12,
      answerCacheMib: 64,
      demo: false,
      logLevel: "info",
    });
  });

  test.each([
    { name: "a variable set to nothing counts as unset", env: { PORT: "", ADMIN_PASSWORD: "" }, faults: [] },
    { name: "foreign variables are nobody's fault", env: { HOME: "/home/me" }, faults: [] },
    { name: "port 0 lets the system choose", env: { PORT: "0" }, faults: [] },
    { name: "a port with letters", env: { PORT: "4000x" }, faults: ["PORT must be a whole number from 0 to 65535."] },
    {
      name: "a port beyond the last",
      env: { PORT: "65536" },
      faults: ["PORT must be a whole number from 0 to 65535."],
    },
    {
      name: "a database of another kind",
      env: { DATABASE_URL: "mysql://localhost/x" },
      faults: ["DATABASE_URL must be a URL like postgresql://user:password@host:5432/database."],
    },
    {
      name: "webhooks that are allowed in words",
      env: { ALLOW_PRIVATE_WEBHOOKS: "yes" },
      faults: ["ALLOW_PRIVATE_WEBHOOKS must be 1 or unset."],
    },
    {
      name: "a session of no minutes, and one of more than a week",
      env: { SESSION_IDLE_MINUTES: "0", SESSION_HOURS: "169" },
      faults: [
        "SESSION_IDLE_MINUTES must be a whole number from 1 to 1440.",
        "SESSION_HOURS must be a whole number from 1 to 168.",
      ],
    },
    {
      name: "a mail server and nobody who writes",
      env: { SMTP_URL: "smtp://localhost" },
      faults: ["MAIL_FROM must be set when SMTP_URL is: mail servers refuse mail from nobody."],
    },
    {
      name: "a sender with a name",
      env: { SMTP_URL: "smtp://localhost", MAIL_FROM: "토큰 장부 <ledger@example.com>" },
      faults: [],
    },
    {
      name: "a sender with a header of its own",
      env: { MAIL_FROM: "Ledger\r\nBcc: jun@example.com <ledger@example.com>" },
      faults: ["MAIL_FROM must be an e-mail address, like ledger@example.com or Tokenledger <ledger@example.com>."],
    },
    { name: "an address without @", env: { ADMIN_EMAIL: "admin" }, faults: ["ADMIN_EMAIL must be an e-mail address."] },
    { name: "an API key of 8 characters", env: { BOOTSTRAP_API_KEY: "x".repeat(8) }, faults: [] },
    { name: "an API key of 256 characters", env: { BOOTSTRAP_API_KEY: "x".repeat(256) }, faults: [] },
    {
      name: "an API key of 7 characters",
      env: { BOOTSTRAP_API_KEY: "x".repeat(7) },
      faults: ["BOOTSTRAP_API_KEY must have at least 8 characters."],
    },
    {
      name: "an API key that no header can carry",
      env: { BOOTSTRAP_API_KEY: "tl_열쇠 열쇠" },
      faults: ["BOOTSTRAP_API_KEY must be of ASCII characters without spaces."],
    },
    {
      name: "credentials too long to sign in with",
      env: {
        ADMIN_EMAIL: `${"a".repeat(250)}@localhost`,
        ADMIN_PASSWORD: "p".repeat(257),
        BOOTSTRAP_API_KEY: "x".repeat(257),
      },
      faults: [
        "ADMIN_EMAIL must have at most 256 characters.",
        "ADMIN_PASSWORD must have at most 256 characters.",
        "BOOTSTRAP_API_KEY must have at most 256 characters.",
      ],
    },
    { name: "a zone with a quarter of an hour", env: { REPORTING_TIMEZONE: "Asia/Kathmandu" }, faults: [] },
    {
      name: "a zone that does not exist",
      env: { REPORTING_TIMEZONE: "Mars/Olympus" },
      faults: ["REPORTING_TIMEZONE must be an IANA time zone like Asia/Seoul."],
    },
    {
      name: "an offset instead of a zone",
      env: { REPORTING_TIMEZONE: "+09:00" },
      faults: ["REPORTING_TIMEZONE must be an IANA time zone like Asia/Seoul."],
    },
    {
      name: "a mail server without a scheme",
      env: { SMTP_URL: "mail.example.com", MAIL_FROM: "ledger@example.com" },
      faults: ["SMTP_URL must be a URL like smtps://user:password@host:465."],
    },
    { name: "proxies", env: { TRUSTED_PROXIES: "loopback, 10.0.0.0/8,2001:db8::1" }, faults: [] },
    {
      name: "a proxy by its name",
      env: { TRUSTED_PROXIES: "10.0.0.1, proxy.internal" },
      faults: ["TRUSTED_PROXIES must be addresses, ranges like 10.0.0.0/8, or loopback, separated by commas."],
    },
    { name: "an unclear demo switch", env: { DEMO: "yes" }, faults: ["DEMO must be 1 or unset."] },
    {
      name: "an unknown log level",
      env: { LOG_LEVEL: "loud" },
      faults: ["LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent."],
    },
  ])("$name", ({ env, faults }) => {
    expect(faultsOf(env)).toEqual(faults);
  });

  describe("of an OpenID provider", () => {
    const PROVIDER = { OIDC_ISSUER: "https://id.example.com/realms/x", OIDC_CLIENT_ID: "t", OIDC_CLIENT_SECRET: "s" };
    const TOGETHER = "OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET belong together.";
    const ISSUER = ["OIDC_ISSUER must be an https URL without query and fragment; http only on this machine."];

    test("its host is the name of the button, and nobody enters uninvited, unless said otherwise", () => {
      const settings = { issuer: PROVIDER.OIDC_ISSUER, clientId: "t", clientSecret: "s" };
      expect(readConfig(PROVIDER).openId).toEqual({ ...settings, name: "id.example.com", defaultRole: null });
      const { openId } = readConfig({ ...PROVIDER, OIDC_NAME: "Acme", OIDC_DEFAULT_ROLE: "AUDITOR" });
      expect(openId).toEqual({ ...settings, name: "Acme", defaultRole: "AUDITOR" });
    });

    test.each([
      {
        name: "an issuer alone",
        env: { OIDC_ISSUER: PROVIDER.OIDC_ISSUER },
        faults: [`OIDC_CLIENT_ID is missing: ${TOGETHER}`, `OIDC_CLIENT_SECRET is missing: ${TOGETHER}`],
      },
      {
        name: "a secret set to nothing",
        env: { ...PROVIDER, OIDC_CLIENT_SECRET: "" },
        faults: [`OIDC_CLIENT_SECRET is missing: ${TOGETHER}`],
      },
      {
        name: "a role without a provider",
        env: { OIDC_DEFAULT_ROLE: "ANALYST" },
        faults: Object.keys(PROVIDER).map((name) => `${name} is missing: ${TOGETHER}`),
      },
      { name: "http on this machine", env: { ...PROVIDER, OIDC_ISSUER: "http://127.0.0.1:8080/x" }, faults: [] },
      { name: "http by its name", env: { ...PROVIDER, OIDC_ISSUER: "http://localhost:8080" }, faults: [] },
      { name: "http elsewhere", env: { ...PROVIDER, OIDC_ISSUER: "http://id.example.com" }, faults: ISSUER },
      {
        name: "http that begins alike",
        env: { ...PROVIDER, OIDC_ISSUER: "http://localhost.example.com" },
        faults: ISSUER,
      },
      { name: "no address", env: { ...PROVIDER, OIDC_ISSUER: "id.example.com" }, faults: ISSUER },
      {
        name: "an address with a query",
        env: { ...PROVIDER, OIDC_ISSUER: "https://id.example.com/?a=b" },
        faults: ISSUER,
      },
      {
        name: "everybody an administrator",
        env: { ...PROVIDER, OIDC_DEFAULT_ROLE: "ADMIN" },
        faults: ["OIDC_DEFAULT_ROLE must be ANALYST or AUDITOR."],
      },
    ])("$name", ({ env, faults }) => {
      expect(faultsOf(env)).toEqual(faults);
    });
  });

  describe("of a bucket for archives", () => {
    const BUCKET = {
      ARCHIVE_S3_ENDPOINT: "https://s3.example.com/",
      ARCHIVE_S3_BUCKET: "ledger-archives",
      ARCHIVE_S3_ACCESS_KEY_ID: "key",
      ARCHIVE_S3_SECRET_ACCESS_KEY: "s/cr+t",
    };

    test("its region is us-east-1 unless said otherwise", () => {
      expect(readConfig(BUCKET).archiveS3).toEqual({
        endpoint: "https://s3.example.com",
        bucket: "ledger-archives",
        region: "us-east-1",
        accessKeyId: "key",
        secretAccessKey: "s/cr+t",
      });
      expect(readConfig({ ...BUCKET, ARCHIVE_S3_REGION: "eu-west-3" }).archiveS3?.region).toBe("eu-west-3");
    });

    test.each([
      {
        name: "a region alone",
        env: { ARCHIVE_S3_REGION: "eu-west-3" },
        faults: Object.keys(BUCKET).map(
          (name) => `${name} is missing: ${Object.keys(BUCKET).join(", ")} belong together.`,
        ),
      },
      {
        name: "a name that no bucket has, and an address that is none",
        env: { ...BUCKET, ARCHIVE_S3_BUCKET: "Ledger/Archives", ARCHIVE_S3_ENDPOINT: "s3://ledger" },
        faults: [
          "ARCHIVE_S3_ENDPOINT must be a URL like https://s3.eu-central-1.amazonaws.com, without the bucket.",
          "ARCHIVE_S3_BUCKET must be 3 to 63 small letters, digits, dots and hyphens.",
        ],
      },
      {
        name: "a secret with a line of its own",
        env: { ...BUCKET, ARCHIVE_S3_SECRET_ACCESS_KEY: "a\nb" },
        faults: ["ARCHIVE_S3_SECRET_ACCESS_KEY must be 1 to 256 ASCII characters without spaces."],
      },
    ])("$name", ({ env, faults }) => {
      expect(faultsOf(env)).toEqual(faults);
    });
  });

  test("all faults are named at once", () => {
    expect(faultsOf({ PORT: "no", DEMO: "no", PUBLIC_URL: "no" })).toHaveLength(3);
    expect(faultsOf({ PORT: "no", OIDC_ISSUER: "no" })).toHaveLength(4);
  });

  test("a fault never repeats a secret", () => {
    expect(faultsOf({ BOOTSTRAP_API_KEY: "tl_shrt", ADMIN_PASSWORD: "hunter2" }).join()).not.toMatch(/tl_shrt|hunter2/);
  });

  test("the public address has no slash at its end and brackets around IPv6", () => {
    expect(readConfig({ PUBLIC_URL: "https://tokens.example.com/" }).publicUrl).toBe("https://tokens.example.com");
    expect(readConfig({ HOST: "::1", PORT: "80" }).publicUrl).toBe("http://[::1]:80");
  });
});
