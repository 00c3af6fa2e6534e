import { FileText } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { Chip } from "../../../ui/chip";
import { cx } from "../../../ui/class-names";
import type { Channel } from "../api/use-channels";
import type { ScheduledReport } from "../api/use-reports";
import styles from "./channel-card.module.css";
import { ReportActions, type ReportAct } from "./report-actions";
import { SendReport } from "./send-report";
import { useReportRule } from "./use-report-rule";
import { Whereto } from "./whereto";

interface ReportCardProps {
  report: ScheduledReport;
  /** Undefined until channels are known. */
  channel: Channel | undefined;
  isMailConfigured: boolean;
  canManage: boolean;
  onAct: (act: ReportAct) => void;
}

/** One report: when it is sent, to whom, and a way to have it now. */
export function ReportCard({ report, channel, isMailConfigured, canManage, onAct }: ReportCardProps) {
  const t = useText();
  const { id, name, enabled } = report;
  const isMute = report.channel.kind === "EMAIL" && !isMailConfigured;
  const isOff = channel?.enabled === false;
  return (
    <li className={cx(styles.card)} aria-label={name}>
      <div className={cx(styles.head)}>
        <FileText aria-hidden />
        <h3 className={cx(styles.name)}>{name}</h3>
        {enabled ? null : <Chip>{t("channels.off")}</Chip>}
        {report.channel.isFailing ? <Chip tone="warning">{t("reports.failing")}</Chip> : null}
        <span className={cx(styles.actions)}>
          <ReportActions {...{ report, canManage, onAct }} />
        </span>
      </div>
      <When report={report} />
      <p>
        {t("reports.through", { channel: report.channel.name })}
        {channel === undefined ? null : ` · ${t(`channels.language.${channel.language}`)}`}
      </p>
      {channel === undefined ? null : <Whereto channel={channel} />}
      {isMute ? <p className={cx(styles.warning)}>{t("channels.noMail")}</p> : null}
      {isOff ? <p className={cx(styles.warning)}>{t("reports.channelOff")}</p> : null}
      <SendReport
        id={id}
        disabledBecause={
          canManage ? (isMute ? t("channels.noMail") : isOff ? t("reports.channelOff") : null) : t("reports.readOnly")
        }
      />
    </li>
  );
}

function When({ report }: { report: ScheduledReport }) {
  const t = useText();
  const format = useFormat();
  const now = useMinute();
  const { nextAt } = report;
  return (
    <div className={cx(styles.last)}>
      <p>{useReportRule(report)}</p>
      <p className={cx(styles.quiet)}>
        {nextAt == null ? (
          t("reports.next.off")
        ) : Date.parse(nextAt) <= now ? (
          t("reports.next.now")
        ) : (
          <time dateTime={nextAt}>{t("reports.next", { day: format.date(nextAt), time: format.clock(nextAt) })}</time>
        )}
      </p>
    </div>
  );
}
