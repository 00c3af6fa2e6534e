/** Why signing in with the provider did not work, as the server's way back to the sign-in page says. */
const PROVIDER_FAULTS = [
  "not-invited",
  "disabled",
  "unverified-email",
  "provider-away",
  "cancelled",
  "expired",
  "other",
] as const;

export type ProviderFault = (typeof PROVIDER_FAULTS)[number];

/** What we have no words for is a failure like any other. */
export function toProviderFault(kind: string): ProviderFault {
  return PROVIDER_FAULTS.find((known) => known === kind) ?? "other";
}
