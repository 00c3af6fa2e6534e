import { Plus } from "lucide-react";
import { Suspense, useState } from "react";
import { useText } from "../../lib/i18n";
import { useLocalNow } from "../../lib/use-local-now";
import { cx } from "../../ui/class-names";
import { Drawer } from "../../ui/drawer";
import { EmptyState } from "../../ui/empty-state";
import { latePart } from "../../ui/late-part";
import { Panel } from "../../ui/panel";
import { showToast } from "../../ui/toast";
import { useDiscounts, type Discount } from "./api/use-discounts";
import { useProjects } from "./api/use-projects";
import { DiscountTable } from "./components/discount-table";
import { ManageButton } from "./components/manage-button";
import { PricesNav } from "./components/prices-nav";
import { RetireDiscountDialog } from "./components/retire-discount-dialog";
import styles from "./prices-page.module.css";

const { Part: DiscountForm } = latePart(() => import("./components/discount-form"));

/** What was agreed with providers below their list prices. */
export function DiscountsPage({ canManage }: { canManage: boolean }) {
  const t = useText();
  const { dateTime } = useLocalNow();
  const { discounts, state, reload } = useDiscounts();
  const projects = useProjects();
  const [isAdding, setAdding] = useState(false);
  const [retiring, setRetiring] = useState<Discount | null>(null);

  const saved = (): void => {
    setAdding(false);
    showToast({ text: t("prices.discount.saved") });
  };
  return (
    <div className={cx(styles.page)}>
      <PricesNav />
      <Panel
        title={t("prices.discount.title")}
        state={state}
        onRetry={reload}
        skeletonHeight={240}
        isEmpty={discounts?.length === 0}
        empty={<EmptyState title={t("prices.discount.empty")}>{t("prices.discount.empty.text")}</EmptyState>}
        actions={
          <ManageButton variant="primary" icon={<Plus />} canManage={canManage} onPress={() => setAdding(true)}>
            {t("prices.discount.new")}
          </ManageButton>
        }
      >
        <p className={cx(styles.lead)}>{t("prices.discount.lead")}</p>
        <DiscountTable
          discounts={discounts ?? []}
          projectName={(id) => projects.find((one) => one.id === id)?.name ?? id}
          canManage={canManage}
          onRetire={setRetiring}
        />
      </Panel>
      <Drawer
        title={t("prices.discount.new")}
        closeLabel={t("ui.close")}
        isOpen={isAdding}
        onClose={() => setAdding(false)}
      >
        <Suspense>
          <DiscountForm now={dateTime} onSaved={saved} onCancel={() => setAdding(false)} />
        </Suspense>
      </Drawer>
      {retiring === null ? null : <RetireDiscountDialog discount={retiring} onClose={() => setRetiring(null)} />}
    </div>
  );
}
