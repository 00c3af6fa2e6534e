import type { PanelState } from "../../../lib/panel-state";
import { useLanguage, useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useUrlState } from "../../../lib/use-url-state";
import { EmptyState } from "../../../ui/empty-state";
import { Panel } from "../../../ui/panel";
import type { Breakdown } from "../api/use-overview-details";
import { pseudonymName } from "../model/pseudonym-name";
import { rowFigure } from "../model/row-figure";
import { BreakdownList } from "./breakdown-list";

interface TopUsersPanelProps {
  users: Breakdown | undefined;
  state: PanelState;
  onRetry: () => void;
}

/** All bars alike: app users are ranked, not told apart by hue. */
const NO_SLOTS = {};

/** The five app users that cost most, by pseudonym. */
export function TopUsersPanel({ users, state, onRetry }: TopUsersPanelProps) {
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
      empty={<EmptyState title={t("usage.users.empty")}>{t("usage.users.empty.text")}</EmptyState>}
    >
      <BreakdownList
        entries={rows.map((row) => {
          const cost = rowFigure(row, "COST");
          return {
            key: row.key,
            name: row.label === "" ? t("usage.user.none") : pseudonymName(row.label, language),
            valueText: cost === null ? format.unknown : format.moneyRow(cost),
            valueExact: cost === null ? t("usage.unpriced") : format.moneyExact(cost),
            share: row.share,
          };
        })}
        slots={NO_SLOTS}
        totalCount={users?.totalCount ?? rows.length}
        onChoose={(key) => addFilter("user", key)}
        chooseLabel={(name) => t("usage.breakdown.choose", { name })}
      />
    </Panel>
  );
}
