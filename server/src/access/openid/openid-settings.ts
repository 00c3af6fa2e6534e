import type { Role } from "../permission.js";

/** The OpenID provider through which members may sign in, as the operator configured it. */
export interface OpenIdSettings {
  /** Https, or http on the loopback interface. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly name: string;
  /** Of who signs in and is neither a member nor invited; null: they may not enter. */
  readonly defaultRole: Role | null;
}
