import { Authorized, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import type { DriftRepair } from "./drift-repair.js";
import { RollupDriftType } from "./rollup-drift.type.js";

@Resolver()
export class LedgerResolver {
  constructor(private readonly repair: DriftRepair) {}

  @Authorized<Permission>(Permission.MANAGE_LEDGER)
  @Query(() => [RollupDriftType], {
    description:
      "Days whose sums were last found to differ from the recorded requests, oldest first; empty when all agree.",
  })
  rollupDrifts(): Promise<readonly RollupDriftType[]> {
    return this.repair.known();
  }

  @Authorized<Permission>(Permission.MANAGE_LEDGER)
  @Mutation(() => [RollupDriftType], {
    description:
      "Rebuilds the sums of every day of rollupDrifts while recording goes on, and answers the days that still differ. May take minutes; CONFLICT while another repair is under way.",
  })
  repairRollups(@Ctx() context: RequestContext): Promise<readonly RollupDriftType[]> {
    return this.repair.repairKnown(context);
  }
}
