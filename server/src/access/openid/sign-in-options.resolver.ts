import { Query, Resolver } from "type-graphql";
import { SignInOptions } from "./sign-in-options.type.js";

@Resolver()
export class SignInOptionsResolver {
  /** @param oidcName null when no provider is configured */
  constructor(private readonly oidcName: string | null) {}

  @Query(() => SignInOptions, { description: "For everybody." })
  signInOptions(): SignInOptions {
    return { oidcName: this.oidcName };
  }
}
