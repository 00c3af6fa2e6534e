/** Why nobody was signed in through the provider; the console's sign-in page words each of them. */
export type OpenIdFaultKind =
  | "not-invited"
  | "disabled"
  | "unverified-email"
  | "provider-away"
  | "cancelled"
  | "expired"
  | "other";

/** Ends a sign-in through the provider. Its message is for the log, and names nobody. */
export class OpenIdFault extends Error {
  override readonly name = "OpenIdFault";

  constructor(
    readonly kind: OpenIdFaultKind,
    message: string,
  ) {
    super(message);
  }
}
