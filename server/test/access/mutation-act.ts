import type { AdminAtWork } from "./admin-at-work.js";

/** What a mutation leaves in the audit log: an action and a call that does it, or why there is nothing to leave. */
export type MutationAct =
  | {
      readonly action: string;
      readonly call: (admin: AdminAtWork) => Promise<unknown>;
      /** The act itself is all there is to tell. */
      readonly changes?: "nothing";
    }
  | { readonly notAudited: string };

/** By the mutation's name. */
export type MutationActs = Readonly<Record<string, MutationAct>>;
