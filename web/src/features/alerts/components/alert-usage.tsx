import { NO_USER } from "../../../lib/filters";
import type { Meter } from "../../../lib/graphql/graphql";
import { useLanguage, useText } from "../../../lib/i18n";
import { pseudonymName } from "../../../lib/pseudonym-name";
import { useFormat } from "../../../lib/use-format";
import { useLocalNow } from "../../../lib/use-local-now";
import { cx } from "../../../ui/class-names";
import { InlineBar } from "../../../ui/inline-bar";
import { Panel } from "../../../ui/panel";
import type { AlertDetail } from "../api/use-alert";
import { useAlertUsage } from "../api/use-alert-usage";
import { usageOfAlert } from "../model/usage-of-alert";
import { AlertChart } from "./alert-chart";
import styles from "./alert-usage.module.css";

/** How the period came to what was used, and who or what used most of it. */
export function AlertUsage({ alert, meter }: { alert: AlertDetail; meter: Meter }) {
  const t = useText();
  const format = useFormat();
  const { day } = useLocalNow();
  const groupBy = alert.userId == null ? "USER" : "MODEL";
  const language = useLanguage();
  const nameOf = ({ key, label }: { key: string; label: string }): string => {
    if (groupBy === "USER") return key === NO_USER ? t("usage.user.none") : pseudonymName(label, language);
    return label === "" ? t("alerts.noName") : label;
  };
  const { usage, state, reload } = useAlertUsage({ filter: usageOfAlert(alert, day), meter, groupBy });
  return (
    <Panel title={t("alerts.usage")} state={state} onRetry={reload} skeletonHeight={240}>
      {usage === undefined ? null : (
        <>
          <AlertChart alert={alert} series={usage.usageSeries} />
          <h3 className={cx(styles.title)}>{t(`alerts.most.${groupBy}`)}</h3>
          <ol className={cx(styles.most)}>
            {usage.usageBreakdown.nodes.map((node) => (
              <li key={node.key} className={cx(styles.one)}>
                <span className={cx(styles.name)}>{nameOf(node)}</span>
                <span>{meter === "COST" ? format.moneyCard(node.cost) : format.compact(countOf(node, meter))}</span>
                <span className={cx(styles.share)}>
                  {node.share == null ? format.unknown : format.percentAligned(node.share)}
                </span>
                <InlineBar share={node.share ?? 0} />
              </li>
            ))}
          </ol>
        </>
      )}
    </Panel>
  );
}

interface Counted {
  totalTokens: string;
  inputTokens: string;
  outputTokens: string;
  requests: number;
}

function countOf(node: Counted, meter: Exclude<Meter, "COST">): string | number {
  switch (meter) {
    case "TOKENS":
      return node.totalTokens;
    case "INPUT_TOKENS":
      return node.inputTokens;
    case "OUTPUT_TOKENS":
      return node.outputTokens;
    case "REQUESTS":
      return node.requests;
  }
}
