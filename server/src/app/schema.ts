import type { GraphQLSchema } from "graphql";
import { buildSchema, type ClassType, type NonEmptyArray } from "type-graphql";
import { SignInOptionsResolver } from "../access/openid/sign-in-options.resolver.js";
import { SecondFactorResolver } from "../access/second-factor/second-factor.resolver.js";
import { ApiKeyResolver } from "../access/keys/api-key.resolver.js";
import { ProjectResolver } from "../access/keys/project.resolver.js";
import { AuditResolver } from "../access/audit/audit.resolver.js";
import { AccountResolver } from "../access/members/account.resolver.js";
import { InvitationResolver } from "../access/members/invitation.resolver.js";
import { MemberResolver } from "../access/members/member.resolver.js";
import { SessionResolver } from "../access/session.resolver.js";
import { ChannelResolver } from "../alerts/channels/channel.resolver.js";
import { DeliveryResolver } from "../alerts/deliveries/delivery.resolver.js";
import { AlertCountsResolver } from "../alerts/alert-counts.resolver.js";
import { AlertResolver } from "../alerts/alert.resolver.js";
import { AlertChangedResolver } from "../alerts/feed/alert-changed.resolver.js";
import { AnalyticsResolver } from "../analytics/analytics.resolver.js";
import { ApiKeyOutcomesResolver } from "../analytics/api-key-outcomes.resolver.js";
import { ApiKeyRequestsResolver } from "../analytics/api-key-requests.resolver.js";
import { CostExplanationResolver } from "../analytics/cost-explanation.resolver.js";
import { TimezonePreviewResolver } from "../analytics/timezone-preview.resolver.js";
import { UnpricedModelResolver } from "../analytics/unpriced-model.resolver.js";
import { UsageForecastResolver } from "../analytics/usage-forecast.resolver.js";
import { UsageNotesResolver } from "../analytics/usage-notes.resolver.js";
import { UsagePatternsResolver } from "../analytics/patterns/usage-patterns.resolver.js";
import { UsageRecordedResolver } from "../analytics/usage-recorded.resolver.js";
import { AppUserResolver } from "../appusers/app-user.resolver.js";
import { DemoResolver } from "../demo/demo.resolver.js";
import { CorrectionResolver } from "../ingest/correction.resolver.js";
import { ExportResolver } from "../exporting/jobs/export.resolver.js";
import { ExportScheduleResolver } from "../exporting/schedules/export-schedule.resolver.js";
import { IngestResolver } from "../ingest/ingest.resolver.js";
import { DialectLabResolver } from "../pricing/dialect-lab.resolver.js";
import { DiscountResolver } from "../pricing/discounts/discount.resolver.js";
import { ExchangeRateResolver } from "../pricing/exchange/exchange-rate.resolver.js";
import { PriceResolver } from "../pricing/models/price.resolver.js";
import { OwnPriceResolver } from "../pricing/own/own-price.resolver.js";
import { PriceListResolver } from "../pricing/lists/price-list.resolver.js";
import { OtherPricesResolver } from "../recost/other-prices.resolver.js";
import { RecostResolver } from "../recost/recost.resolver.js";
import { RetentionResolver } from "../retention/retention.resolver.js";
import { ScheduledReportResolver } from "../reports/scheduled-report.resolver.js";
import { SavingsResolver } from "../savings/savings.resolver.js";
import { GateResolver } from "../thresholds/gate/gate.resolver.js";
import { ThresholdPreviewResolver } from "../thresholds/preview/threshold-preview.resolver.js";
import { ThresholdStatusResolver } from "../thresholds/statuses/threshold-status.resolver.js";
import { ThresholdStatusChangedResolver } from "../thresholds/threshold-status-changed.resolver.js";
import { ThresholdResolver } from "../thresholds/threshold.resolver.js";
import { LedgerResolver } from "../usage/ledger.resolver.js";
import { SavedViewResolver } from "../views/saved-view.resolver.js";
import { authChecker } from "./auth-checker.js";
import { DataHealthResolver } from "./data-health/data-health.resolver.js";
import { SettingsResolver } from "./settings.resolver.js";
import { statedRights } from "./stated-rights.js";

const RESOLVERS: NonEmptyArray<ClassType> = [
  SessionResolver,
  SignInOptionsResolver,
  SecondFactorResolver,
  ApiKeyResolver,
  ProjectResolver,
  MemberResolver,
  InvitationResolver,
  AccountResolver,
  SettingsResolver,
  DataHealthResolver,
  AuditResolver,
  SavedViewResolver,
  AnalyticsResolver,
  ApiKeyOutcomesResolver,
  ApiKeyRequestsResolver,
  CostExplanationResolver,
  UnpricedModelResolver,
  TimezonePreviewResolver,
  UsageForecastResolver,
  UsageNotesResolver,
  UsagePatternsResolver,
  UsageRecordedResolver,
  ExportResolver,
  ExportScheduleResolver,
  AppUserResolver,
  IngestResolver,
  CorrectionResolver,
  RecostResolver,
  OtherPricesResolver,
  SavingsResolver,
  ThresholdResolver,
  ThresholdStatusResolver,
  ThresholdPreviewResolver,
  ThresholdStatusChangedResolver,
  AlertResolver,
  AlertCountsResolver,
  AlertChangedResolver,
  GateResolver,
  LedgerResolver,
  RetentionResolver,
  DialectLabResolver,
  PriceResolver,
  OwnPriceResolver,
  PriceListResolver,
  DiscountResolver,
  ExchangeRateResolver,
  ChannelResolver,
  DeliveryResolver,
  ScheduledReportResolver,
  DemoResolver,
];

/**
 * The GraphQL schema over resolvers made by the container; without any it can be printed, not run.
 *
 * @throws Error when an operation states no right and is not meant to be public
 */
export async function createSchema(resolvers: readonly object[]): Promise<GraphQLSchema> {
  const instances = new Map(resolvers.map((resolver) => [resolver.constructor, resolver]));
  const schema = await buildSchema({
    resolvers: RESOLVERS,
    container: { get: (type) => instances.get(type) },
    authChecker,
    validate: false,
    // The feed of ticks is a source of its own; nothing is published through GraphQL.
    pubSub: { publish: () => undefined, subscribe: nothing },
  });
  statedRights(schema);
  return schema;
}

async function* nothing(): AsyncGenerator<never> {}
