import { memo } from "react";
import { Link } from "@tanstack/react-router";
import { NO_USER } from "../../../lib/filters";
import type { PanelState } from "../../../lib/panel-state";
import { useLanguage, useText } from "../../../lib/i18n";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { EmptyState } from "../../../ui/empty-state";
import { Panel } from "../../../ui/panel";
import type { Breakdown, BreakdownRow } from "../api/use-overview-details";
import { pseudonymName } from "../../../lib/pseudonym-name";
import type { RowTrendsAnswer } from "../model/usage-answer";
import { BreakdownList } from "./breakdown-list";
import { useBreakdownEntry } from "./use-breakdown-entry";
import styles from "./breakdown-list.module.css";
import { CoverageLink } from "./coverage-link";

interface TopUsersPanelProps {
  /** How each of them went; undefined until it is known. */
  trends: RowTrendsAnswer | undefined;
  /** The days compared with, in words; null without a comparison. */
  against: string | null;
  users: Breakdown | undefined;
  /** Without any it is not for want of user ids that nobody is listed. */
  models: readonly BreakdownRow[];
  state: PanelState;
  onRetry: () => void;
}

/** All bars alike: app users are ranked, not told apart by hue. */
const ALIKE = () => 1 as const;

/** The five app users that cost most, by pseudonym. */
export const TopUsersPanel = memo(TopUsers);

function TopUsers({ users, trends, against, models, state, onRetry }: TopUsersPanelProps) {
  const t = useText();
  const language = useLanguage();
  const { addFilter } = useUrlState();
  const carried = useCarriedSearch();
  const rows = users?.nodes ?? [];
  const entryOf = useBreakdownEntry({
    meter: "COST",
    nameOf: ({ key, label }) => (key === NO_USER ? t("usage.user.none") : pseudonymName(label, language)),
    trends,
    isCompared: against !== null,
  });
  return (
    <Panel
      title={t("usage.users.top")}
      state={state}
      onRetry={onRetry}
      skeletonHeight={264}
      actions={
        <Link className={cx(styles.all)} to="/users" search={carried}>
          {t("usage.users.all")}
        </Link>
      }
      isEmpty={rows.length === 0}
      empty={
        models.length === 0 ? (
          <EmptyState title={t("usage.breakdown.empty")} />
        ) : (
          <EmptyState title={t("usage.users.empty")}>{t("usage.users.empty.text")}</EmptyState>
        )
      }
    >
      <BreakdownList
        entries={rows.map(entryOf)}
        against={against}
        toneOf={ALIKE}
        totalCount={users?.totalCount ?? rows.length}
        onChoose={(key) => addFilter("user", key)}
        userOf={(key) => (key === NO_USER ? null : key)}
        chooseLabel={(name) => t("usage.breakdown.choose", { name })}
        coverage={
          users === undefined ? null : (
            <CoverageLink className={cx(styles.coverage)} coverage={users.grandTotal.coverage} />
          )
        }
      />
    </Panel>
  );
}
