import type { ResolverData } from "type-graphql";
import { expect, test } from "vitest";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { authChecker } from "./auth-checker.js";

test.each([
  { name: "what a key may do", needed: [Permission.VIEW_USAGE], says: "Sign in or send an API key." },
  { name: "what members alone may do", needed: [Permission.MANAGE_LEDGER], says: "Sign in first." },
  {
    name: "what members may do with usage",
    needed: [Permission.VIEW_USAGE, Permission.EXPORT_USAGE],
    says: "Sign in first.",
  },
])("nobody is told how to be let in to $name: $says", ({ needed, says }) => {
  const nobody: Pick<RequestContext, "viewer"> = { viewer: null };
  const asked = { context: nobody } as ResolverData<RequestContext>;
  expect(() => authChecker(asked, needed)).toThrow(says);
});
