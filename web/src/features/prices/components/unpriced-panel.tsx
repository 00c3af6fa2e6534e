import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import { Panel } from "../../../ui/panel";
import { useUnpricedModels, type UnpricedModel } from "../api/use-unpriced-models";
import styles from "./unpriced-panel.module.css";
import { UnpricedRow } from "./unpriced-row";

const SHOWN_AT_FIRST = 5;

interface UnpricedPanelProps {
  canManage: boolean;
  onPrice: (model: UnpricedModel) => void;
}

/** What was used and counts nowhere in any cost. Nothing at all while everything has a price. */
export function UnpricedPanel({ canManage, onPrice }: UnpricedPanelProps) {
  const t = useText();
  const format = useFormat();
  const { models, state, reload } = useUnpricedModels();
  const [isWhole, setWhole] = useState(false);
  if (state.face === "loading" || models?.length === 0) return null;
  const requests = (models ?? []).reduce((sum, one) => sum + one.requests, 0);
  const shown = isWhole ? models : models?.slice(0, SHOWN_AT_FIRST);
  const hidden = (models?.length ?? 0) - (shown?.length ?? 0);
  return (
    <Panel title={t("prices.unpriced.title")} state={state} onRetry={reload}>
      <p className={cx(styles.summary)}>
        {t("prices.unpriced.summary", {
          models: models?.length ?? 0,
          count: requests,
          requests: format.exact(requests),
        })}
      </p>
      <div className={cx(styles.table)}>
        <DataTable caption={t("prices.unpriced.title")}>
          <UnpricedHead />
          <tbody>
            {(shown ?? []).map((model) => (
              <UnpricedRow
                key={[model.provider, model.model, model.serviceTier, model.reason].join("/")}
                {...{ model, canManage, onPrice }}
              />
            ))}
          </tbody>
        </DataTable>
      </div>
      {hidden > 0 ? (
        <Button variant="quiet" onPress={() => setWhole(true)}>
          {t("prices.unpriced.all", { count: hidden })}
        </Button>
      ) : null}
    </Panel>
  );
}

function UnpricedHead() {
  const t = useText();
  return (
    <thead>
      <tr>
        <th scope="col">{t("prices.column.model")}</th>
        <th scope="col" className={cx(cell.number)}>
          {t("prices.column.requests")}
        </th>
        <th scope="col" className={cx(cell.number, styles.wide)}>
          {t("prices.column.tokens")}
        </th>
        <th scope="col" className={cx(styles.wide)}>
          {t("prices.column.seen")}
        </th>
        <th scope="col" className={cx(styles.wide)}>
          {t("prices.column.reason")}
        </th>
        <th scope="col">{t("prices.column.action")}</th>
      </tr>
    </thead>
  );
}
