import { Link } from "@tanstack/react-router";
import { ArrowLeft, Plus } from "lucide-react";
import { useState } from "react";
import { useText } from "../../lib/i18n";
import { useCarriedSearch } from "../../lib/use-carried-search";
import { useLocalNow } from "../../lib/use-local-now";
import { cx } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { Panel } from "../../ui/panel";
import { showToast } from "../../ui/toast";
import { useModelPrices } from "./api/use-model-prices";
import { usePriceProviders } from "./api/use-price-providers";
import { useProjects } from "./api/use-projects";
import { ManageButton } from "./components/manage-button";
import { NewPriceDrawer } from "./components/new-price-drawer";
import { PricesNav } from "./components/prices-nav";
import { RetirePriceDialog } from "./components/retire-price-dialog";
import { TimelineChart } from "./components/timeline-chart";
import { VersionsTable } from "./components/versions-table";
import styles from "./model-page.module.css";
import { nextDraft, type PriceDraft } from "./model/price-draft";
import type { PriceVersion } from "./model/price-version";

interface ModelPageProps {
  provider: string;
  model: string;
  canManage: boolean;
}

/** What one model costs, cost and will cost, and by whose word. */
export function ModelPage({ provider, model, canManage }: ModelPageProps) {
  const t = useText();
  const { versions, state, reload } = useModelPrices(provider, model);
  const providers = usePriceProviders();
  const projects = useProjects();
  const { dateTime } = useLocalNow();
  const [draft, setDraft] = useState<PriceDraft | null>(null);
  const [retiring, setRetiring] = useState<PriceVersion | null>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const projectName = (id: string): string => projects.find((one) => one.id === id)?.name ?? id;

  const choose = ({ id }: PriceVersion): void => {
    setChosenId(id);
    document.getElementById(`price-${id}`)?.scrollIntoView({ block: "center" });
  };
  const saved = (): void => {
    setDraft(null);
    showToast({ text: t("prices.saved", { model }) });
  };
  const panel = {
    state,
    onRetry: reload,
    isEmpty: versions?.length === 0,
    empty: <EmptyState title={t("prices.model.none")}>{t("prices.model.none.text")}</EmptyState>,
  };
  return (
    <div className={cx(styles.page)}>
      <PricesNav />
      <ModelHeader
        {...{ provider, model, canManage }}
        onNewPrice={() => setDraft(nextDraft({ provider, model, from: dateTime }, versions ?? []))}
      />
      <Panel title={t("prices.timeline.title")} skeletonHeight={200} {...panel}>
        <TimelineChart versions={versions ?? []} projectName={projectName} onChoose={choose} />
      </Panel>
      {versions?.length === 0 ? null : (
        <Panel title={t("prices.versions.title")} skeletonHeight={240} {...panel}>
          <VersionsTable versions={versions ?? []} onRetire={setRetiring} {...{ projectName, canManage, chosenId }} />
        </Panel>
      )}
      <NewPriceDrawer draft={draft} providers={providers} onClose={() => setDraft(null)} onSaved={saved} />
      {retiring === null ? null : <RetirePriceDialog price={retiring} onClose={() => setRetiring(null)} />}
    </div>
  );
}

function ModelHeader({ provider, model, canManage, onNewPrice }: ModelPageProps & { onNewPrice: () => void }) {
  const t = useText();
  return (
    <header className={cx(styles.header)}>
      <Link to="/prices" search={useCarriedSearch()} className={cx(styles.back)}>
        <ArrowLeft aria-hidden />
        {t("prices.model.back")}
      </Link>
      <h2>{model}</h2>
      <span className={cx(styles.provider)}>{provider}</span>
      <ManageButton variant="primary" icon={<Plus />} canManage={canManage} onPress={onNewPrice}>
        {t("prices.new")}
      </ManageButton>
    </header>
  );
}
