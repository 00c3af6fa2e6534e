import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import { EventNarrowingInput } from "../../analytics/event-narrowing.input.js";
import { UsageFilterInput } from "../../analytics/usage-filter.input.js";
import { readId } from "../../core/read-id.js";
import { CostState, storedCostStates } from "../../pricing/usage-states.type.js";
import { ExportPageType, ExportType } from "./export.type.js";
import type { ExportPlaces } from "./export-places.js";
import { findExport, listExports, MAX_EXPORTS } from "./exports.query.js";
import { cancelExport, requireMember, retryExport } from "./export-acts.js";
import { orderExport } from "./order-export.js";
import { ExportShapeInput, readShape } from "./export-shape.input.js";
import { toExport } from "./to-export.js";

@Resolver()
export class ExportResolver {
  constructor(private readonly places: ExportPlaces) {}

  @Authorized<Permission>(Permission.EXPORT_USAGE)
  @Query(() => ExportPageType, { description: "Newest first, of every member. For members." })
  async exports(
    @Arg("first", () => Int, { defaultValue: 20, description: `1 to ${MAX_EXPORTS}.` }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null = null,
    @Ctx() context: RequestContext,
  ): Promise<ExportPageType> {
    const viewer = requireMember(context);
    const { nodes, pageInfo } = await listExports(context.em.fork(), first, after);
    return { nodes: nodes.map((row) => toExport(row, viewer, context.clock())), pageInfo };
  }

  @Authorized<Permission>(Permission.EXPORT_USAGE)
  @Mutation(() => ExportType, {
    description: "Writes the requests that usageEvents lists into a file, in the background, however many they are.",
  })
  async startExport(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Arg("shape", () => ExportShapeInput) shape: ExportShapeInput,
    @Arg("costStates", () => [CostState], { nullable: true }) costStates: CostState[] | null = null,
    @Arg("narrow", () => EventNarrowingInput, { nullable: true }) narrow: EventNarrowingInput | null = null,
    @Ctx() context: RequestContext,
  ): Promise<ExportType> {
    return told(
      context,
      await orderExport(context, {
        filter,
        shape: readShape(shape),
        costStates: storedCostStates(costStates),
        narrow,
      }),
    );
  }

  @Authorized<Permission>(Permission.EXPORT_USAGE)
  @Mutation(() => ExportType, { description: "By who asked for it, or an administrator. What is written of it goes." })
  async cancelExport(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<ExportType> {
    const key = readId("id", "export", id);
    await cancelExport(context, key);
    return told(context, key);
  }

  @Authorized<Permission>(Permission.EXPORT_USAGE)
  @Mutation(() => ExportType, {
    description:
      "Begins one anew that failed, was cancelled or has expired, or whose file is lost, with the requests that are there now.",
  })
  async retryExport(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<ExportType> {
    const key = readId("id", "export", id);
    await retryExport(context, this.places, key);
    return told(context, key);
  }
}

async function told(context: RequestContext, id: number): Promise<ExportType> {
  return toExport(await findExport(context.em.fork(), id), requireMember(context), context.clock());
}
