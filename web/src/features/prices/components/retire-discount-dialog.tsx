import { useText } from "../../../lib/i18n";
import { showToast } from "../../../ui/toast";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { RETIRE_DISCOUNT } from "../api/price-acts";
import { usePriceAct } from "../api/use-price-act";
import type { Discount } from "../api/use-discounts";

export function RetireDiscountDialog({ discount, onClose }: { discount: Discount; onClose: () => void }) {
  const t = useText();
  const { act, busy, fault } = usePriceAct(RETIRE_DISCOUNT);

  const retire = async (reason: string): Promise<void> => {
    if ((await act({ id: discount.id, reason })) === null) return;
    showToast({ text: t("prices.discount.retired") });
    onClose();
  };
  return (
    <ReasonDialog
      title={t("prices.discount.retire.title")}
      confirmLabel={t("prices.retire.confirm")}
      isDanger
      isPending={busy}
      fault={fault}
      onConfirm={(reason) => void retire(reason)}
      onClose={onClose}
    >
      <p>{t("prices.discount.retire.text", { note: discount.note })}</p>
    </ReasonDialog>
  );
}
