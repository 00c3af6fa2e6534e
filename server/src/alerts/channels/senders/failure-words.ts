const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nobody listens there",
  ECONNRESET: "the connection was cut",
  EPIPE: "the connection was cut",
  ENOTFOUND: "the name is not known",
  EAI_AGAIN: "the name could not be resolved",
  EHOSTUNREACH: "there is no way there",
  ENETUNREACH: "there is no way there",
  ETIMEDOUT: "there was no answer in time",
  EPROTO: "it does not answer as HTTPS does",
  EABORT: "there was no answer in time",
  ABORT_ERR: "there was no answer in time",
  EAUTH: "the mail server refused the user or password",
  EREQUIRETLS: "the mail server does not encrypt",
  ENOTONEADDRESS: "a recipient is not one address",
};
const CERTIFICATE = /CERT|SIGNATURE|ALTNAME|ISSUER/;

/** Of Node's parser of HTTP. */
const NO_HTTP = /^HPE_/;

/** Why a server could not be asked, from the code of the fault, which is told as well. */
export function failureWords(code: string): string {
  return `${WORDS[code] ?? wordsOfKind(code)} (${code})`;
}

function wordsOfKind(code: string): string {
  if (NO_HTTP.test(code)) return "it does not answer as HTTP does";
  return CERTIFICATE.test(code) ? "its certificate is not trusted" : "it could not be asked";
}
