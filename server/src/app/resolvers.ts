import type { Logger } from "pino";
import { AccountResolver } from "../access/members/account.resolver.js";
import { InvitationResolver } from "../access/members/invitation.resolver.js";
import { MemberResolver } from "../access/members/member.resolver.js";
import { makeSendInvitation } from "../access/members/send-invitation.js";
import type { SessionCookie } from "../access/session-cookie.js";
import { SignInOptionsResolver } from "../access/openid/sign-in-options.resolver.js";
import { SecondFactorResolver } from "../access/second-factor/second-factor.resolver.js";
import type { SecondFactor } from "../access/second-factor/second-factor.js";
import { ApiKeyResolver } from "../access/keys/api-key.resolver.js";
import { ProjectResolver } from "../access/keys/project.resolver.js";
import { AuditResolver } from "../access/audit/audit.resolver.js";
import type { SessionService } from "../access/session.service.js";
import { SessionResolver } from "../access/session.resolver.js";
import { SignInThrottle } from "../access/sign-in-throttle.js";
import type { ChannelParts } from "../alerts/channels/channel-parts.js";
import { ChannelResolver } from "../alerts/channels/channel.resolver.js";
import { DeliveryResolver } from "../alerts/deliveries/delivery.resolver.js";
import { AlertCountsResolver } from "../alerts/alert-counts.resolver.js";
import { AlertResolver } from "../alerts/alert.resolver.js";
import { AlertChangedResolver } from "../alerts/feed/alert-changed.resolver.js";
import { AnalyticsResolver } from "../analytics/analytics.resolver.js";
import type { AnswerCache } from "../analytics/answers/answer-cache.js";
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
import type { AppUserService } from "../appusers/app-user.service.js";
import type { CurrentSettings } from "../core/current-settings.js";
import type { Mailer } from "../core/mailer.js";
import { DemoResolver } from "../demo/demo.resolver.js";
import type { DemoService } from "../demo/demo.service.js";
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
import { LedgerResolver } from "../usage/ledger.resolver.js";
import { OtherPricesResolver } from "../recost/other-prices.resolver.js";
import { RecostResolver } from "../recost/recost.resolver.js";
import type { ArchiveQuestions } from "../retention/archive-questions.js";
import type { ArchiveStore } from "../retention/store/archive-store.js";
import { RetentionResolver } from "../retention/retention.resolver.js";
import { ScheduledReportResolver } from "../reports/scheduled-report.resolver.js";
import type { ReportSource } from "../reports/write-report.js";
import { SavingsResolver } from "../savings/savings.resolver.js";
import type { SavingsService } from "../savings/savings.service.js";
import { GateResolver } from "../thresholds/gate/gate.resolver.js";
import { ThresholdPreviewResolver } from "../thresholds/preview/threshold-preview.resolver.js";
import { ThresholdStatusResolver } from "../thresholds/statuses/threshold-status.resolver.js";
import { ThresholdStatusChangedResolver } from "../thresholds/threshold-status-changed.resolver.js";
import { ThresholdResolver } from "../thresholds/threshold.resolver.js";
import { SavedViewResolver } from "../views/saved-view.resolver.js";
import type { Config } from "./config.js";
import { DataHealthResolver } from "./data-health/data-health.resolver.js";
import type { Recording } from "./recording.js";
import { SettingsResolver } from "./settings.resolver.js";

interface ResolverParts {
  readonly config: Config;
  readonly logger: Logger;
  readonly sessions: SessionService;
  readonly cookie: SessionCookie;
  readonly secondFactor: SecondFactor;
  /** Null: no mail server is configured. */
  readonly mailer: Mailer | null;
  readonly settings: CurrentSettings;
  readonly recording: Recording;
  readonly appUsers: AppUserService;
  readonly demo: DemoService;
  readonly answers: AnswerCache;
  readonly channels: ChannelParts;
  readonly reports: ReportSource;
  readonly archives: ArchiveQuestions;
  readonly savings: SavingsService;
  /** Has files of schedules, too. */
  readonly archiveStore: ArchiveStore;
}

/** One of each class that the schema is built of. */
export function createResolvers(parts: ResolverParts): readonly object[] {
  const { recording, appUsers, demo, answers } = parts;
  return [
    ...accessResolvers(parts),
    new SavedViewResolver(),
    new SettingsResolver(demo),
    new DataHealthResolver(),
    new AnalyticsResolver(answers),
    new ApiKeyOutcomesResolver(recording.prices),
    new ApiKeyRequestsResolver(),
    new CostExplanationResolver(recording.prices),
    new UnpricedModelResolver(recording.prices),
    new TimezonePreviewResolver(),
    new UsageForecastResolver(answers),
    new UsageNotesResolver(),
    new UsagePatternsResolver(answers),
    new UsageRecordedResolver(),
    new ExportResolver({ dataDir: parts.config.dataDir, store: parts.archiveStore }),
    new ExportScheduleResolver(),
    new AppUserResolver(appUsers),
    new IngestResolver(recording.ingest),
    new CorrectionResolver(recording.corrections),
    new RecostResolver(recording.recosts),
    new OtherPricesResolver(),
    new SavingsResolver(parts.savings),
    new ThresholdResolver(),
    new ThresholdStatusResolver(answers),
    new ThresholdPreviewResolver(),
    new ThresholdStatusChangedResolver(),
    new AlertResolver(),
    new AlertCountsResolver(),
    new AlertChangedResolver(),
    new GateResolver(recording.gate),
    new LedgerResolver(recording.driftRepair),
    new RetentionResolver(parts.archives),
    new DialectLabResolver(recording.prices),
    new PriceResolver(recording.prices),
    new OwnPriceResolver(),
    new PriceListResolver(),
    new DiscountResolver(),
    new ExchangeRateResolver(),
    new ChannelResolver(parts.channels),
    new DeliveryResolver(),
    new ScheduledReportResolver(parts.reports),
    new DemoResolver(demo),
  ];
}

/** Who is there, and what they may do. */
function accessResolvers({ sessions, cookie, secondFactor, ...parts }: ResolverParts): readonly object[] {
  const { mailer, settings, logger } = parts;
  const { publicUrl } = parts.config;
  const throttle = new SignInThrottle(logger);
  const send = makeSendInvitation({ mailer, publicUrl, settings, logger });
  return [
    new SessionResolver({ sessions, throttle, cookie }),
    new MemberResolver(sessions),
    new InvitationResolver({ sessions, throttle, cookie, send }),
    new AccountResolver({ sessions, throttle, cookie }),
    new SignInOptionsResolver(parts.config.openId?.name ?? null),
    new SecondFactorResolver(secondFactor),
    new ApiKeyResolver(),
    new ProjectResolver(),
    new AuditResolver(),
  ];
}
