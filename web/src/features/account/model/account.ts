import type { ViewerFieldsFragment } from "../../../lib/graphql/graphql";

/** Of who looks at their own settings. */
export type Account = Pick<ViewerFieldsFragment, "email" | "name" | "role" | "hasPassword" | "hasSecondFactor">;
