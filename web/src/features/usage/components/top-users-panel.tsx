import type { PanelState } from "../../../lib/panel-state";
import { useLanguage, useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { EmptyState } from "../../../ui/empty-state";
import { Panel } from "../../../ui/panel";
import type { Breakdown } from "../api/use-overview-details";
import { pseudonymName } from "../../../lib/pseudonym-name";
import { costKnowledge, costText } from "../../../cost/known-cost";
import { BreakdownList } from "./breakdown-list";

interface TopUsersPanelProps {
  users: Breakdown | undefined;
  /** Then it is not for want of user ids that nobody is listed. */
  isRangeEmpty: boolean;
  state: PanelState;
  onRetry: () => void;
}

/** All bars alike: app users are ranked, not told apart by hue. */
const ALIKE = () => 1 as const;

/** The five app users that cost most, by pseudonym. */
export function TopUsersPanel({ users, isRangeEmpty, state, onRetry }: TopUsersPanelProps) {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const { addFilter } = useUrlState();
  const rows = users?.nodes ?? [];
  return (
    <Panel
      title={t("usage.users.top")}
      state={state}
      onRetry={onRetry}
      skeletonHeight={216}
      isEmpty={rows.length === 0}
      empty={
        isRangeEmpty ? (
          <EmptyState title={t("usage.breakdown.empty")} />
        ) : (
          <EmptyState title={t("usage.users.empty")}>{t("usage.users.empty.text")}</EmptyState>
        )
      }
    >
      <BreakdownList
        entries={rows.map((row) => ({
          key: row.key,
          name: row.label === "" ? t("usage.user.none") : pseudonymName(row.label, language),
          valueText: costText(row, { money: format.moneyRow, unknown: format.unknown }),
          valueExact: costKnowledge(row.coverage) === "unknown" ? t("usage.unpriced") : format.moneyExact(row.cost),
          share: costKnowledge(row.coverage) === "unknown" ? null : row.share,
        }))}
        toneOf={ALIKE}
        totalCount={users?.totalCount ?? rows.length}
        onChoose={(key) => addFilter("user", key)}
        chooseLabel={(name) => t("usage.breakdown.choose", { name })}
      />
    </Panel>
  );
}
