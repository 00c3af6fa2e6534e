import { useState } from "react";
import { localDate } from "../../lib/format";
import { useText } from "../../lib/i18n";
import { useFormat } from "../../lib/use-format";
import { useLocalNow } from "../../lib/use-local-now";
import { CurrencyNote } from "../../ui/currency-note";
import { cx } from "../../ui/class-names";
import { showToast } from "../../ui/toast";
import { usePriceProviders } from "./api/use-price-providers";
import type { UnpricedModel } from "./api/use-unpriced-models";
import { NewPriceDrawer } from "./components/new-price-drawer";
import { PriceListPanel } from "./components/price-list-panel";
import { PricesNav } from "./components/prices-nav";
import { ProposedListNotice } from "./components/proposed-list-notice";
import { RecostOffer } from "./components/recost-offer";
import { UnpricedPanel } from "./components/unpriced-panel";
import { emptyDraft, withAmountsOf, type PriceDraft } from "./model/price-draft";
import styles from "./prices-page.module.css";

/** The form that is open, and whose requests it is for, if any. */
interface OpenForm {
  draft: PriceDraft;
  unpriced: UnpricedModel | null;
}

/** What every model costs, what has no price yet, and what is about to change. */
export function PricesPage({ canManage }: { canManage: boolean }) {
  const t = useText();
  const { timeZone } = useFormat();
  const { dateTime } = useLocalNow();
  const providers = usePriceProviders();
  const [form, setForm] = useState<OpenForm | null>(null);
  const [priced, setPriced] = useState<UnpricedModel | null>(null);

  const saved = (): void => {
    setPriced(form?.unpriced ?? null);
    showToast({ text: t("prices.saved", { model: form?.draft.model ?? "" }) });
    setForm(null);
  };
  return (
    <div className={cx(styles.page)}>
      <PricesNav />
      <CurrencyNote />
      <ProposedListNotice />
      {priced === null ? null : <RecostOffer model={priced} onClose={() => setPriced(null)} />}
      <div id="unpriced" className={cx(styles.inbox)}>
        <UnpricedPanel
          canManage={canManage}
          onPrice={(unpriced) => setForm({ draft: draftFor(unpriced, timeZone), unpriced })}
        />
      </div>
      <PriceListPanel
        canManage={canManage}
        providers={providers}
        onNewPrice={() => setForm({ draft: emptyDraft({ from: dateTime }), unpriced: null })}
      />
      <NewPriceDrawer draft={form?.draft ?? null} providers={providers} onClose={() => setForm(null)} onSaved={saved} />
    </div>
  );
}

/** From the day of the first request that lacks it, so that a re-cost can reach all of them. */
function draftFor({ provider, model, serviceTier, firstAt, suggestion }: UnpricedModel, timeZone: string): PriceDraft {
  const draft: PriceDraft = {
    ...emptyDraft({ provider, model, from: `${localDate(Date.parse(firstAt), timeZone)}T00:00` }),
    serviceTier: serviceTier ?? "standard",
  };
  return suggestion == null ? draft : withAmountsOf(draft, suggestion);
}
