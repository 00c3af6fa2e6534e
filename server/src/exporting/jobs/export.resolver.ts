import { EXPORT_COLUMNS, isExportColumn } from "@tokenledger/model/export-columns";
import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, Query, Resolver } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import { EventNarrowingInput } from "../../analytics/event-narrowing.input.js";
import { UsageFilterInput } from "../../analytics/usage-filter.input.js";
import { AppError } from "../../core/errors.js";
import { readId } from "../../core/read-id.js";
import { CostState, storedCostStates } from "../../pricing/usage-states.type.js";
import { ExportFormatType, ExportPageType, ExportType } from "./export.type.js";
import { findExport, listExports, MAX_EXPORTS } from "./exports.query.js";
import { cancelExport, requireMember, retryExport } from "./export-acts.js";
import { orderExport } from "./order-export.js";
import { toExport, toFormat } from "./to-export.js";

@InputType("ExportShapeInput", { description: "How the file of an export is written." })
class ExportShapeInput {
  @Field(() => ExportFormatType)
  format!: ExportFormatType;

  @Field(() => [String], { nullable: true, description: "Default: all. In the order of the file." })
  columns?: string[] | null;

  @Field(() => Boolean, { defaultValue: false, description: "Of CSV: begins with the mark of its encoding." })
  bom!: boolean;

  @Field(() => Boolean, {
    defaultValue: true,
    description: "Of CSV and JSON Lines: a last line with the number of rows and their sums. Others always have them.",
  })
  footer!: boolean;
}

@Resolver()
export class ExportResolver {
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
    const { format, columns, bom, footer } = shape;
    return told(
      context,
      await orderExport(context, {
        filter,
        shape: { format: toFormat(format), columns: readColumns(columns ?? null), bom, footer },
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
    description: "Begins one anew that failed, was cancelled or has expired, with the requests that are there now.",
  })
  async retryExport(@Arg("id", () => ID) id: string, @Ctx() context: RequestContext): Promise<ExportType> {
    const key = readId("id", "export", id);
    await retryExport(context, key);
    return told(context, key);
  }
}

async function told(context: RequestContext, id: number): Promise<ExportType> {
  return toExport(await findExport(context.em.fork(), id), requireMember(context), context.clock());
}

function readColumns(names: readonly string[] | null) {
  const unknown = names?.find((name) => !isExportColumn(name));
  if (unknown !== undefined) throw AppError.badInput("columns", `some of ${EXPORT_COLUMNS.join(" ")}`, unknown);
  if (names === null || names.length === 0) return EXPORT_COLUMNS;
  return EXPORT_COLUMNS.filter((column) => names.includes(column));
}
