/** A sensitive act that was given up, because the member did not prove who they are. */
export class NotConfirmedError extends Error {
  override readonly name = "NotConfirmedError";
}
