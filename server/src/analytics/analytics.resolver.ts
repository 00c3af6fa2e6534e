import type { GraphQLResolveInfo } from "graphql";
import { Arg, Authorized, Ctx, Info, Int, Query, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { Gate } from "../core/gate.js";
import { DateTimeISO } from "../core/scalars.js";
import { selectsField } from "../core/selects-field.js";
import { CostState, storedCostStates } from "../pricing/usage-states.type.js";
import type { AnswerCache } from "./answers/answer-cache.js";
import { askStatistic } from "./answers/ask-statistic.js";
import { breakdownStatistic, crosstabStatistic, seriesStatistic, totalsStatistic } from "./answers/statistics.js";
import { BreakdownSort, Compare, Grain, Meter, UsageDimension } from "./domain/question-words.js";
import { readNarrowing } from "./domain/read-narrowing.js";
import { EventNarrowingInput } from "./event-narrowing.input.js";
import { ask, inSnapshot } from "./question.js";
import "./question-words.type.js";
import { scopeOf } from "./scope.js";
import { MAX_BREAKDOWN_ROWS } from "./usage-breakdown.query.js";
import { UsageBreakdownType } from "./usage-breakdown.type.js";
import { MAX_CROSSTAB_COLUMNS, MAX_CROSSTAB_ROWS } from "./usage-crosstab.query.js";
import { UsageCrosstabType } from "./usage-crosstab.type.js";
import { UsageEventPageType } from "./usage-event.type.js";
import { MAX_EVENTS, usageEvents } from "./usage-events.query.js";
import { usageExtent } from "./usage-extent.query.js";
import { usageFilterOptions } from "./usage-filter-options.query.js";
import { UsageExtentType, UsageFilterOptionsType } from "./usage-filter-options.type.js";
import { UsageFilterInput } from "./usage-filter.input.js";
import { MAX_TOP } from "./usage-series.query.js";
import { UsageSeriesType } from "./usage-series.type.js";
import { UsageTotalsType } from "./usage-totals.type.js";

@Resolver()
export class AnalyticsResolver {
  /** Each may read millions of rows, and holds one of the few connections meanwhile. */
  private readonly narrowed = new Gate({
    atOnce: 3,
    waiting: 12,
    refusal: "Other questions about single requests are being answered. Try again when they have ended.",
  });

  constructor(private readonly answers: AnswerCache) {}

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => UsageTotalsType)
  usageTotals(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Arg("compare", () => Compare, { defaultValue: Compare.OFF }) compare: Compare,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UsageTotalsType> {
    const countsUsers = selectsUsers(info, []);
    return askStatistic(this.answers, context, { filter, statistic: totalsStatistic({ compare, countsUsers }) });
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => UsageSeriesType)
  usageSeries(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Arg("meter", () => Meter, { defaultValue: Meter.COST }) meter: Meter,
    @Arg("groupBy", () => UsageDimension, { defaultValue: UsageDimension.NONE }) groupBy: UsageDimension,
    @Arg("grain", () => Grain, { defaultValue: Grain.AUTO }) grain: Grain,
    @Arg("top", () => Int, { defaultValue: 6, description: `1 to ${MAX_TOP}.` }) top: number,
    @Arg("compare", () => Compare, { defaultValue: Compare.OFF }) compare: Compare,
    @Ctx() context: RequestContext,
  ): Promise<UsageSeriesType> {
    const statistic = seriesStatistic({ meter, groupBy, grain, top, compare });
    return askStatistic(this.answers, context, { filter, statistic });
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => UsageBreakdownType)
  usageBreakdown(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Arg("groupBy", () => UsageDimension) groupBy: UsageDimension,
    @Arg("sort", () => BreakdownSort, { defaultValue: BreakdownSort.COST }) sort: BreakdownSort,
    @Arg("first", () => Int, { defaultValue: 50, description: `1 to ${MAX_BREAKDOWN_ROWS}.` }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null = null,
    @Arg("compare", () => Compare, { defaultValue: Compare.OFF, description: "Any but OFF is refused for DAY." })
    compare: Compare,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UsageBreakdownType> {
    const grandTotal = {
      previous: selectsField(info, ["grandTotal", "previous"]),
      countsUsers: selectsUsers(info, ["grandTotal"]),
    };
    const statistic = breakdownStatistic({ groupBy, sort, first, after, compare, grandTotal });
    return askStatistic(this.answers, context, { filter, statistic });
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => UsageCrosstabType, { description: "Sums by two dimensions; `columns` is another than `rows`." })
  usageCrosstab(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Arg("rows", () => UsageDimension) rows: UsageDimension,
    @Arg("columns", () => UsageDimension) columns: UsageDimension,
    @Arg("meter", () => Meter, { defaultValue: Meter.COST }) meter: Meter,
    @Arg("topRows", () => Int, { defaultValue: 10, description: `1 to ${MAX_CROSSTAB_ROWS}.` }) topRows: number,
    @Arg("topColumns", () => Int, { defaultValue: 6, description: `1 to ${MAX_CROSSTAB_COLUMNS}.` })
    topColumns: number,
    @Ctx() context: RequestContext,
  ): Promise<UsageCrosstabType> {
    const statistic = crosstabStatistic({ rows, columns, meter, topRows, topColumns });
    return askStatistic(this.answers, context, { filter, statistic });
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => UsageEventPageType)
  usageEvents(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Arg("first", () => Int, { defaultValue: 100, description: `1 to ${MAX_EVENTS}.` }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null = null,
    @Arg("asOf", () => DateTimeISO, {
      nullable: true,
      description: "Of the first page, for the pages after it: they have no row that was recorded later. Totals do.",
    })
    asOf: Date | null = null,
    @Arg("costStates", () => [CostState], { nullable: true, description: "Default: requests of any cost." })
    costStates: CostState[] | null = null,
    @Arg("narrow", () => EventNarrowingInput, {
      nullable: true,
      description:
        "Counted row by row: over a long range without filters it may take too long, which is refused. UNAVAILABLE while many others are counted.",
    })
    narrow: EventNarrowingInput | null = null,
    @Ctx() context: RequestContext,
  ): Promise<UsageEventPageType> {
    const request = { first, after, asOf, costStates: storedCostStates(costStates), narrow: readNarrowing(narrow) };
    const answer = () => ask(context, filter, (question) => usageEvents(question, request));
    return request.narrow === null ? answer() : this.narrowed.run(answer);
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => UsageFilterOptionsType)
  usageFilterOptions(@Ctx() { em, viewer }: RequestContext): Promise<UsageFilterOptionsType> {
    return inSnapshot(em, (db) => usageFilterOptions(db, scopeOf(viewer)));
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => UsageExtentType)
  usageExtent(@Ctx() { em, viewer }: RequestContext): Promise<UsageExtentType> {
    return inSnapshot(em, (db) => usageExtent(db, scopeOf(viewer)));
  }
}

/** Of a total, or of the period that it is compared with. */
function selectsUsers(info: GraphQLResolveInfo, total: readonly string[]): boolean {
  return [["activeUsers"], ["previous", "activeUsers"]].some((path) => selectsField(info, [...total, ...path]));
}
