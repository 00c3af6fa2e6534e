import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { showToast } from "../../../ui/toast";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { RETIRE_PRICE } from "../api/price-acts";
import { usePriceAct } from "../api/use-price-act";
import { periodText } from "../model/period-text";
import type { PriceVersion } from "../model/price-version";

export function RetirePriceDialog({ price, onClose }: { price: PriceVersion; onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const { act, busy, fault } = usePriceAct(RETIRE_PRICE);

  const retire = async (reason: string): Promise<void> => {
    if ((await act({ id: price.id, reason })) === null) return;
    showToast({ text: t("prices.retired") });
    onClose();
  };
  return (
    <ReasonDialog
      title={t("prices.retire.title")}
      confirmLabel={t("prices.retire.confirm")}
      isDanger
      isPending={busy}
      fault={fault}
      onConfirm={(reason) => void retire(reason)}
      onClose={onClose}
    >
      <p>{t("prices.retire.text", { model: price.model, period: periodText(price, t, format) })}</p>
    </ReasonDialog>
  );
}
