import type { Translate } from "./i18n";

interface Attempt {
  outcome: string;
  answer: string;
}

interface ToldAnswer {
  text: string;
  /** In the server's own words, which are of no language of ours. */
  isQuoted: boolean;
}

const REASONS = {
  ECONNREFUSED: "nobody",
  ECONNRESET: "cut",
  EPIPE: "cut",
  ENOTFOUND: "unknownName",
  EAI_AGAIN: "unresolved",
  EHOSTUNREACH: "noWay",
  ENETUNREACH: "noWay",
  ETIMEDOUT: "late",
  EABORT: "late",
  ABORT_ERR: "late",
  EPROTO: "noHttps",
  EAUTH: "signIn",
  EREQUIRETLS: "noTls",
  ENOTONEADDRESS: "recipient",
} as const;

/** Of what has no code. */
const SENTENCES = {
  "the target is in a private, local or reserved network": "private",
  "no mail server is configured: SMTP_URL and MAIL_FROM are not set": "noMailServer",
} as const;

/** The code that our server ends its own words with. */
const CODE = / \(([A-Z][A-Z0-9_]+)\)$/;
const CERTIFICATE = /CERT|SIGNATURE|ALTNAME|ISSUER/;
const REDIRECT = /^(3\d\d .*): redirects are not followed$/;

/** What a server answered, as it came; why it could not be asked, which our server tells in English, in the reader's words. */
export function toldAnswer({ outcome, answer }: Attempt, t: Translate): ToldAnswer {
  const redirect = outcome === "REFUSED" ? REDIRECT.exec(answer)?.[1] : undefined;
  if (redirect !== undefined) return ours(t("channels.failure.redirect", { said: redirect }));
  if (outcome !== "FAILED") return { text: answer, isQuoted: true };
  if (isKeyOf(SENTENCES, answer)) return ours(t(`channels.failure.${SENTENCES[answer]}`));
  const code = CODE.exec(answer)?.[1];
  if (code === undefined) return { text: answer, isQuoted: true };
  return ours(t("channels.failure.code", { words: t(`channels.failure.${reasonOf(code)}`), code }));
}

function reasonOf(code: string) {
  if (isKeyOf(REASONS, code)) return REASONS[code];
  if (code.startsWith("HPE_")) return "noHttp";
  return CERTIFICATE.test(code) ? "certificate" : "other";
}

function isKeyOf<Words extends object>(words: Words, key: string): key is Extract<keyof Words, string> {
  return Object.hasOwn(words, key);
}

function ours(text: string): ToldAnswer {
  return { text, isQuoted: false };
}
