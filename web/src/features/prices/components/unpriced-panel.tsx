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
  const { models, state, reload } = useUnpricedModels();
  const [isWhole, setWhole] = useState(false);
  if (state.face === "loading" || models?.length === 0) return null;
  const shown = isWhole ? models : models?.slice(0, SHOWN_AT_FIRST);
  const hidden = (models?.length ?? 0) - (shown?.length ?? 0);
  return (
    <Panel title={t("prices.unpriced.title")} state={state} onRetry={reload}>
      <Summary models={models ?? []} />
      <div className={cx(styles.table)}>
        <DataTable caption={t("prices.unpriced.title")}>
          <UnpricedHead />
          <tbody>
            {(shown ?? []).map((model) => (
              <UnpricedRow key={keyOf(model)} {...{ model, canManage, onPrice }} />
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

/** Those that lack a price, and those that have one by now and only wait for a re-cost. */
function Summary({ models }: { models: readonly UnpricedModel[] }) {
  const t = useText();
  const format = useFormat();
  const waiting = models.filter(({ isPricedNow }) => isPricedNow);
  const lacking = models.filter(({ isPricedNow }) => !isPricedNow);
  const words = (some: readonly UnpricedModel[]) => {
    const count = some.reduce((sum, { requests }) => sum + requests, 0);
    return { models: some.length, count, requests: format.exact(count) };
  };
  return (
    <p className={cx(styles.summary)}>
      {lacking.length > 0 ? t("prices.unpriced.summary", words(lacking)) : null}{" "}
      {waiting.length > 0 ? t("prices.unpriced.waiting", words(waiting)) : null}
    </p>
  );
}

/** What makes a row one of its own. */
function keyOf({ provider, model, serviceTier, reason, detail, isPricedNow }: UnpricedModel): string {
  return JSON.stringify([provider, model, serviceTier, reason, detail, isPricedNow]);
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
