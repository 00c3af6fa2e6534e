import { Suspense } from "react";
import { useText } from "../../../lib/i18n";
import { Drawer } from "../../../ui/drawer";
import { latePart } from "../../../ui/late-part";
import type { PriceDraft } from "../model/price-draft";
import type { PriceVersion } from "../model/price-version";

/** Date fields are the heaviest part of the component library. */
const { Part: PriceForm } = latePart(() => import("./price-form"));

interface NewPriceDrawerProps {
  /** Null keeps it closed. */
  draft: PriceDraft | null;
  providers: readonly string[];
  onClose: () => void;
  onSaved: (price: PriceVersion) => void;
}

export function NewPriceDrawer({ draft, providers, onClose, onSaved }: NewPriceDrawerProps) {
  const t = useText();
  return (
    <Drawer title={t("prices.new")} closeLabel={t("ui.close")} isOpen={draft !== null} onClose={onClose}>
      {draft === null ? null : (
        <Suspense>
          <PriceForm initial={draft} providers={providers} onSaved={onSaved} onCancel={onClose} />
        </Suspense>
      )}
    </Drawer>
  );
}
