import type { ApiKeyScope, Permission, Role } from "./permission.js";

/** A person signed in to the console. */
export interface MemberViewer {
  readonly kind: "MEMBER";
  readonly memberId: number;
  readonly email: string;
  /** As they wish to be called; may be empty. */
  readonly name: string;
  readonly role: Role;
  readonly sessionId: string;
  /** When they last proved who they are. */
  readonly confirmedAt: Date;
  /** False for who only signs in through the OpenID provider. */
  readonly hasPassword: boolean;
  readonly permissions: readonly Permission[];
}

/** A program with an API key; sees and records for one project only. */
export interface ApiKeyViewer {
  readonly kind: "API_KEY";
  readonly keyId: number;
  readonly projectId: number;
  readonly name: string;
  /** Null: as many as everybody. */
  readonly requestsPerMinute: number | null;
  readonly scopes: readonly ApiKeyScope[];
  readonly permissions: readonly Permission[];
}

/** Who is behind a request. */
export type Viewer = MemberViewer | ApiKeyViewer;
