import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import { AllowanceInput } from "./allowance.input.js";
import { AllowanceType } from "./allowance.type.js";
import type { GateService } from "./gate.service.js";
import { requireAsker } from "./require-asker.js";

@Resolver()
export class GateResolver {
  constructor(private readonly gate: GateService) {}

  @Authorized<Permission>(Permission.CHECK_ALLOWANCE)
  @Mutation(() => AllowanceType, {
    description:
      "Asks before a call whether limits that block allow it, and reserves what it may use. The same door as POST /v1/allowance.",
  })
  checkAllowance(
    @Arg("input", () => AllowanceInput) input: AllowanceInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<AllowanceType> {
    return this.gate.check(requireAsker(viewer).projectId, input);
  }

  @Authorized<Permission>(Permission.CHECK_ALLOWANCE)
  @Mutation(() => Boolean, {
    description:
      "Gives back what was reserved for a call that is not made. False: it is settled, expired or not of this project.",
  })
  releaseReservation(@Arg("id", () => ID) id: string, @Ctx() { viewer }: RequestContext): Promise<boolean> {
    return this.gate.release(requireAsker(viewer).projectId, id);
  }
}
