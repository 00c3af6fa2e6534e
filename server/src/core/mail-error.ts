/** A mail that did not go out. Says nothing of its recipient, whom answers of mail servers like to quote. */
export class MailError extends Error {
  override readonly name = "MailError";

  constructor(
    /** Of the mail library, such as `ECONNECTION`, `EAUTH` or `EENVELOPE`. */
    readonly code: string,
    /** Of the mail server; null when it did not answer. 4xx may go better later, 5xx will not. */
    readonly response: number | null,
  ) {
    super(`the mail was not sent: ${code}${response === null ? "" : ` ${response}`}`);
  }
}
