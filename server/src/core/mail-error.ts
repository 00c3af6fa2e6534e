interface MailFault {
  readonly answer?: string | null;
  readonly socketCode?: string | null;
  readonly permanent?: boolean;
}

/** A mail that did not go out. Says nothing of its recipient, whom answers of mail servers like to quote. */
export class MailError extends Error {
  override readonly name = "MailError";
  /** Not a field that a log would write out: it may quote a recipient. */
  readonly #answer: string | null;
  /** The server refused the mail itself, for ever: another try would be refused too. */
  readonly permanent: boolean;
  /** Of the connection, such as `ECONNREFUSED`; null where it was not at fault. */
  readonly socketCode: string | null;

  constructor(
    /** Of the mail library, such as `ECONNECTION`, `EAUTH` or `EENVELOPE`. */
    readonly code: string,
    /** Of the mail server; null when it did not answer. 4xx may go better later, 5xx will not. */
    readonly response: number | null,
    { answer = null, socketCode = null, permanent = false }: MailFault = {},
  ) {
    super(`the mail was not sent: ${code}${response === null ? "" : ` ${response}`}`);
    this.#answer = answer;
    this.permanent = permanent;
    this.socketCode = socketCode;
  }

  /** In the mail server's words, which may name recipients; null when it did not answer. */
  get answer(): string | null {
    return this.#answer;
  }
}
