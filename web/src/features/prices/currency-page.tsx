import { Plus } from "lucide-react";
import { Suspense, useState } from "react";
import { useText } from "../../lib/i18n";
import { useLocalNow } from "../../lib/use-local-now";
import { useSettings } from "../../lib/use-settings";
import { cx } from "../../ui/class-names";
import { CurrencyNote } from "../../ui/currency-note";
import { Drawer } from "../../ui/drawer";
import { EmptyState } from "../../ui/empty-state";
import { latePart } from "../../ui/late-part";
import { Panel } from "../../ui/panel";
import { showToast } from "../../ui/toast";
import { useExchangeRates, type ExchangeRate } from "./api/use-exchange-rates";
import { CurrencyChoice } from "./components/currency-choice";
import { ExchangeRateTable } from "./components/exchange-rate-table";
import { ManageButton } from "./components/manage-button";
import { PricesNav } from "./components/prices-nav";
import { RemoveRateDialog } from "./components/remove-rate-dialog";
import styles from "./prices-page.module.css";

const { Part: ExchangeRateForm } = latePart(() => import("./components/exchange-rate-form"));

/** Offered first where no rate was entered yet. */
const FIRST_CURRENCY = "KRW";

/** In which currency amounts are read, and by which dated rates. */
export function CurrencyPage({ canManage }: { canManage: boolean }) {
  const t = useText();
  const settings = useSettings();
  const { rates, state, reload } = useExchangeRates();
  const [isAdding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<ExchangeRate | null>(null);
  const chosen = settings?.displayCurrency ?? "USD";
  const currencies = [...new Set((rates ?? []).map(({ currency }) => currency))].sort();

  return (
    <div className={cx(styles.page)}>
      <PricesNav />
      <Panel title={t("prices.currency.title")} state={state} onRetry={reload} skeletonHeight={120}>
        <div className={cx(styles.stack)}>
          <p className={cx(styles.lead)}>{t("prices.currency.lead")}</p>
          {currencies.length === 0 ? <p>{t("prices.currency.noRates")}</p> : null}
          <CurrencyChoice chosen={chosen} currencies={currencies} canManage={canManage} />
          <CurrencyNote />
        </div>
      </Panel>
      <Panel
        title={t("prices.rates.title")}
        state={state}
        onRetry={reload}
        skeletonHeight={240}
        isEmpty={rates?.length === 0}
        empty={<EmptyState title={t("prices.rates.empty")}>{t("prices.rates.empty.text")}</EmptyState>}
        actions={
          <ManageButton variant="primary" icon={<Plus />} canManage={canManage} onPress={() => setAdding(true)}>
            {t("prices.rates.new")}
          </ManageButton>
        }
      >
        <ExchangeRateTable rates={rates ?? []} canManage={canManage} onRemove={setRemoving} />
      </Panel>
      <AddRate
        isOpen={isAdding}
        currency={chosen === "USD" ? (currencies[0] ?? FIRST_CURRENCY) : chosen}
        onClose={() => setAdding(false)}
      />
      {removing === null ? null : <RemoveRateDialog rate={removing} onClose={() => setRemoving(null)} />}
    </div>
  );
}

function AddRate({ isOpen, currency, onClose }: { isOpen: boolean; currency: string; onClose: () => void }) {
  const t = useText();
  const { day } = useLocalNow();
  const saved = (of: string): void => {
    onClose();
    showToast({ text: t("prices.rates.saved", { currency: of }) });
  };
  return (
    <Drawer title={t("prices.rates.new")} closeLabel={t("ui.close")} isOpen={isOpen} onClose={onClose}>
      <Suspense>
        <ExchangeRateForm currency={currency} today={day} onSaved={saved} onCancel={onClose} />
      </Suspense>
    </Drawer>
  );
}
