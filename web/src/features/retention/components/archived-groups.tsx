import { Link } from "@tanstack/react-router";
import { costText } from "../../../cost/known-cost";
import { useLanguage, useText } from "../../../lib/i18n";
import type { PanelState } from "../../../lib/panel-state";
import { pseudonymName } from "../../../lib/pseudonym-name";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import { PanelFault } from "../../../ui/panel-fault";
import type { ArchivedGroup, ArchivedQuestion, ArchivedUsage } from "../api/use-archived-usage";
import { coverageOf } from "../model/coverage-of";
import { monthName } from "../model/month-name";
import styles from "./ask-panel.module.css";

interface ArchivedGroupsProps {
  asked: ArchivedQuestion;
  usage: ArchivedUsage | undefined;
  state: PanelState;
  retry: () => void;
}

type Summed = Pick<ArchivedGroup, "requests" | "unpricedRequests" | "costUsd">;

/** What was asked, its total, and what it is made of. */
export function ArchivedGroups({ asked: { month, by }, usage, state, retry }: ArchivedGroupsProps) {
  const t = useText();
  const format = useFormat();
  if (state.face === "failed") return <PanelFault fault={state.fault} onRetry={retry} minHeight={80} />;
  if (usage === undefined) return <p role="status">{t("retention.ask.reading")}</p>;
  const { requests, totalTokens } = usage.total;
  const cost = (of: Summed, money: (amount: string) => string) =>
    costText({ cost: of.costUsd, coverage: coverageOf(of) }, { money, unknown: format.unknown });
  return (
    <div className={cx(styles.answer)}>
      <p role="status" className={cx(styles.total)}>
        {t("retention.ask.total", {
          month: monthName(month, format),
          requests: Number(requests),
          shown: format.exact(requests),
          tokens: format.exact(totalTokens),
          cost: cost(usage.total, format.moneyCard),
        })}
      </p>
      <DataTable caption={t("retention.ask.table")} maxHeight={480}>
        <thead>
          <tr>
            <th scope="col">{t(`retention.by.${by}`)}</th>
            {(["requests", "tokens", "cost"] as const).map((column) => (
              <th key={column} scope="col" className={cx(cell.number)}>
                {t(`retention.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {usage.groups.map((group) => (
            <tr key={group.key ?? ""}>
              <th scope="row">
                <GroupName group={group} by={by} />
              </th>
              <td className={cx(cell.number)}>{format.exact(group.requests)}</td>
              <td className={cx(cell.number)}>{format.exact(group.totalTokens)}</td>
              <td className={cx(cell.number)} title={cost(group, format.moneyExact)}>
                {cost(group, format.moneyRow)}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function GroupName({ group: { key, label }, by }: { group: ArchivedGroup; by: ArchivedQuestion["by"] }) {
  const t = useText();
  const language = useLanguage();
  const carried = useCarriedSearch();
  if (key == null) return t("retention.ask.none");
  if (by === "MODEL" || by === "FEATURE") return key;
  if (label == null) return t("retention.ask.gone", { id: key });
  if (by === "PROJECT") return label;
  return (
    <Link to="/users/$id" params={{ id: key }} search={carried}>
      {pseudonymName(label, language)}
    </Link>
  );
}
