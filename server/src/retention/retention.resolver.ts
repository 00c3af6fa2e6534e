import { Arg, Authorized, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { DateTimeISO } from "../core/scalars.js";
import { readSettings } from "../core/settings.js";
import { statementsOf } from "../core/statements.js";
import type { ArchiveQuestions } from "./archive-questions.js";
import { archivedBefore } from "./archived-before.query.js";
import { ArchivedDimension, ArchivedUsageType, toArchivedUsage } from "./archived-usage.type.js";
import { MAX_GROUPS } from "./ask-archives.js";
import { previewRetention } from "./preview-retention.query.js";
import {
  cancelRetentionChange,
  changeRetention,
  checkMonths,
  orderRestore,
  orderRetentionRun,
} from "./retention-acts.js";
import { restoredMonths } from "./restored-months.query.js";
import { MAX_RESTORED, restoredRequests } from "./restored-requests.query.js";
import {
  RestoredMonthType,
  RestoredRequestPageType,
  toRestoredMonth,
  toRestoredPage,
} from "./restored-requests.type.js";
import { readRetentionPolicy } from "./retention-policy.query.js";
import { MOST_MONTHS } from "./retention-setting.js";
import { DueMonthType, RetentionPolicyType, toDueMonth, toRetentionPolicy } from "./retention.type.js";

const MONTHS = `Whole calendar months, 1 to ${MOST_MONTHS}.`;

@Resolver()
export class RetentionResolver {
  constructor(private readonly archives: ArchiveQuestions) {}

  @Authorized<Permission>(Permission.VIEW_ARCHIVES)
  @Query(() => RetentionPolicyType)
  async retentionPolicy(@Ctx() { em, clock }: RequestContext): Promise<RetentionPolicyType> {
    const fork = em.fork();
    const { reportingTimezone: timezone } = await readSettings(fork);
    return toRetentionPolicy(await readRetentionPolicy(statementsOf(fork), { now: clock(), timezone }));
  }

  @Authorized<Permission>(Permission.MANAGE_LEDGER)
  @Query(() => [DueMonthType], {
    description: "What the next nightly run would archive if requests were kept for so many months, oldest first.",
  })
  async previewRetention(
    @Arg("months", () => Int, { description: MONTHS }) months: number,
    @Ctx() { em, clock }: RequestContext,
  ): Promise<DueMonthType[]> {
    checkMonths(months);
    const fork = em.fork();
    const { reportingTimezone: timezone } = await readSettings(fork);
    return (await previewRetention(statementsOf(fork), { months, now: clock(), timezone })).map(toDueMonth);
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => DateTimeISO, {
    nullable: true,
    description:
      "Single requests before this moment are in archives, but for some that came late; totals are complete. Null when nothing is archived.",
  })
  archivedBefore(@Ctx() { em }: RequestContext): Promise<Date | null> {
    return archivedBefore(statementsOf(em.fork()));
  }

  @Authorized<Permission>(Permission.MANAGE_LEDGER)
  @Query(() => ArchivedUsageType, {
    description: "Totals of the requests in a month's files, asked where they lie. NOT_FOUND when none is archived.",
  })
  async archivedUsage(
    @Arg("month", () => String, { description: "Such as 2026-08." }) month: string,
    @Arg("by", () => ArchivedDimension, { defaultValue: ArchivedDimension.MODEL }) by: ArchivedDimension,
    @Arg("top", () => Int, { defaultValue: 20, description: `1 to ${MAX_GROUPS}.` }) top: number,
    @Ctx() context: RequestContext,
  ): Promise<ArchivedUsageType> {
    return toArchivedUsage(await this.archives.ask(context, month, { by, top }));
  }

  @Authorized<Permission>(Permission.MANAGE_LEDGER)
  @Mutation(() => RetentionPolicyType, {
    description:
      "Reads a month's files back and compares them with what was recorded; each tells verifiedAt or its failure then. NOT_FOUND when none is archived.",
  })
  async verifyArchive(
    @Arg("month", () => String, { description: "Such as 2026-08." }) month: string,
    @Ctx() context: RequestContext,
  ): Promise<RetentionPolicyType> {
    await this.archives.verify(context, month);
    return this.retentionPolicy(context);
  }

  @Authorized<Permission>(Permission.MANAGE_LEDGER)
  @Mutation(() => RetentionPolicyType, {
    description:
      "Brings a month's requests back for seven days, to be looked at in restoredRequests; the month tells restoredUntil, or why not. No total changes. NOT_FOUND when none is archived.",
  })
  async restoreArchive(
    @Arg("month", () => String, { description: "Such as 2026-08." }) month: string,
    @Ctx() context: RequestContext,
  ): Promise<RetentionPolicyType> {
    await orderRestore(context, month);
    return this.retentionPolicy(context);
  }

  @Authorized<Permission>(Permission.VIEW_ARCHIVES)
  @Query(() => [RestoredMonthType], { description: "Those that restoredRequests lists, newest first." })
  async restoredMonths(@Ctx() { em }: RequestContext): Promise<RestoredMonthType[]> {
    return (await restoredMonths(statementsOf(em.fork()))).map(toRestoredMonth);
  }

  @Authorized<Permission>(Permission.MANAGE_LEDGER)
  @Query(() => RestoredRequestPageType, {
    description: "Requests of a restored month, newest first. NOT_FOUND while it is not back.",
  })
  async restoredRequests(
    @Arg("month", () => String, { description: "Such as 2026-08." }) month: string,
    @Arg("first", () => Int, { defaultValue: 50, description: `1 to ${MAX_RESTORED}.` }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null = null,
    @Ctx() { em }: RequestContext,
  ): Promise<RestoredRequestPageType> {
    return toRestoredPage(await restoredRequests(statementsOf(em.fork()), { month, first, after }));
  }

  @Authorized<Permission>(Permission.MANAGE_SETTINGS)
  @Mutation(() => RetentionPolicyType, {
    description: "From the next nightly run on; until then cancelRetentionChange takes it back.",
  })
  async changeRetention(
    @Arg("months", () => Int, { description: MONTHS }) months: number,
    @Ctx() context: RequestContext,
  ): Promise<RetentionPolicyType> {
    await changeRetention(context, months);
    return this.retentionPolicy(context);
  }

  @Authorized<Permission>(Permission.MANAGE_SETTINGS)
  @Mutation(() => RetentionPolicyType, { description: "CONFLICT when no change waits." })
  async cancelRetentionChange(@Ctx() context: RequestContext): Promise<RetentionPolicyType> {
    await cancelRetentionChange(context);
    return this.retentionPolicy(context);
  }

  @Authorized<Permission>(Permission.MANAGE_LEDGER)
  @Mutation(() => RetentionPolicyType, {
    description: "Archives in the background what is due by the months in force; what failed is tried again.",
  })
  async runRetention(@Ctx() context: RequestContext): Promise<RetentionPolicyType> {
    await orderRetentionRun(context);
    return this.retentionPolicy(context);
  }
}
