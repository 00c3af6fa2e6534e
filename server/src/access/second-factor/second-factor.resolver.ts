import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { AppError } from "../../core/errors.js";
import { MAX_CREDENTIAL_LENGTH } from "../credential-limits.js";
import { MemberType, toMemberType } from "../members/member.type.js";
import { Permission } from "../permission.js";
import type { RequestContext } from "../request-context.js";
import { ViewerKind, ViewerType } from "../viewer.type.js";
import { beginSecondFactor } from "./begin-second-factor.js";
import { disableSecondFactor } from "./disable-second-factor.js";
import { enableSecondFactor } from "./enable-second-factor.js";
import { hasSecondFactor } from "./has-second-factor.query.js";
import { renewRecoveryCodes } from "./renew-recovery-codes.js";
import { resetSecondFactor } from "./reset-second-factor.js";
import { SecondFactorSetup } from "./second-factor-setup.type.js";
import type { SecondFactor } from "./second-factor.js";

const CODE = "Six digits, or a recovery code.";

@Resolver(() => ViewerType)
export class SecondFactorResolver {
  constructor(private readonly factor: SecondFactor) {}

  @FieldResolver(() => Boolean, { description: "Signing in asks for a code beside the password." })
  async hasSecondFactor(@Root() { kind, id }: ViewerType, @Ctx() { em }: RequestContext): Promise<boolean> {
    return kind === ViewerKind.MEMBER && hasSecondFactor(em, Number(id));
  }

  @Authorized<Permission>(Permission.MANAGE_OWN_ACCOUNT)
  @Mutation(() => SecondFactorSetup, { description: "Replaces one that was begun and not enabled." })
  beginSecondFactor(@Ctx() context: RequestContext): Promise<SecondFactorSetup> {
    return beginSecondFactor(context, this.factor);
  }

  @Authorized<Permission>(Permission.MANAGE_OWN_ACCOUNT)
  @Mutation(() => [String], { description: "Answers ten recovery codes, shown this once." })
  enableSecondFactor(
    @Arg("code", () => String, { description: "Six digits, of the secret that was begun." }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<string[]> {
    return enableSecondFactor(context, this.factor, readCode(code));
  }

  @Authorized<Permission>(Permission.MANAGE_OWN_ACCOUNT)
  @Mutation(() => Boolean, { description: "Ends the recovery codes as well." })
  disableSecondFactor(
    @Arg("code", () => String, { description: CODE }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    return disableSecondFactor(context, this.factor, readCode(code));
  }

  @Authorized<Permission>(Permission.MANAGE_OWN_ACCOUNT)
  @Mutation(() => [String], { description: "Ten new recovery codes, shown this once, in place of those before." })
  renewRecoveryCodes(
    @Arg("code", () => String, { description: CODE }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<string[]> {
    return renewRecoveryCodes(context, this.factor, readCode(code));
  }

  @Authorized<Permission>(Permission.MANAGE_MEMBERS)
  @Mutation(() => MemberType, { description: "For a member who lost theirs; ends their sessions. Not for oneself." })
  async resetSecondFactor(
    @Arg("memberId", () => ID) memberId: string,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<MemberType> {
    return toMemberType(await resetSecondFactor(context, memberId, reason), 0);
  }
}

function readCode(code: string): string {
  if (code.length > MAX_CREDENTIAL_LENGTH) {
    throw AppError.badInput("code", `at most ${MAX_CREDENTIAL_LENGTH} characters`, "more");
  }
  return code;
}
