const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nobody listens there",
  ECONNRESET: "the connection was cut",
  EPIPE: "the connection was cut",
  ENOTFOUND: "the name is not known",
  EAI_AGAIN: "the name could not be resolved",
  EHOSTUNREACH: "there is no way there",
  ENETUNREACH: "there is no way there",
  ETIMEDOUT: "there was no answer in time",
  EABORT: "there was no answer in time",
  ABORT_ERR: "there was no answer in time",
  EAUTH: "the mail server refused the user or password",
  EREQUIRETLS: "the mail server does not encrypt",
  ENOTONEADDRESS: "a recipient is not one address",
};
const CERTIFICATE = /CERT|SIGNATURE|ALTNAME|ISSUER/;

/** Why a server could not be asked, from the code of the fault, which is told as well. */
export function failureWords(code: string): string {
  const words = WORDS[code] ?? (CERTIFICATE.test(code) ? "its certificate is not trusted" : "it could not be asked");
  return `${words} (${code})`;
}
