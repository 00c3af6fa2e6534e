import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { ConfirmDialog } from "../../../ui/confirm-dialog";
import { Notice } from "../../../ui/notice";
import { showToast } from "../../../ui/toast";
import { FormFault } from "../../../ui/form-fault";
import { ReasonDialog } from "../../../ui/reason-dialog";
import { ACCEPT_PRICE_LIST, DECLINE_PRICE_LIST } from "../api/price-acts";
import { usePriceAct } from "../api/use-price-act";
import type { PriceListChanges } from "../api/use-price-list-changes";
import type { PriceList } from "../api/use-price-lists";
import { ManageButton } from "./manage-button";
import { ProposedCounts } from "./proposed-counts";

interface ListDecisionProps {
  list: PriceList;
  changes: PriceListChanges;
  canManage: boolean;
}

/** Nothing is priced by a list before somebody accepts it; declining says why. */
export function ListDecision({ list, changes, canManage }: ListDecisionProps) {
  const t = useText();
  const [open, setOpen] = useState<"accept" | "decline" | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Notice
      label={t("prices.proposed.label")}
      actions={
        <>
          <ManageButton canManage={canManage} onPress={() => setOpen("decline")}>
            {t("prices.list.decline")}
          </ManageButton>
          <ManageButton variant="primary" canManage={canManage} onPress={() => setOpen("accept")}>
            {t("prices.list.accept")}
          </ManageButton>
        </>
      }
    >
      <ProposedCounts list={list} changes={changes} />
      {open === "accept" ? <AcceptDialog list={list} used={changes.used} onClose={close} /> : null}
      {open === "decline" ? <DeclineDialog list={list} onClose={close} /> : null}
    </Notice>
  );
}

function AcceptDialog({ list, used, onClose }: { list: PriceList; used: number; onClose: () => void }) {
  const t = useText();
  const { act, busy, fault } = usePriceAct(ACCEPT_PRICE_LIST);
  const accept = async (): Promise<void> => {
    if ((await act({ id: list.id })) === null) return;
    showToast({ text: t("prices.list.accepted") });
    onClose();
  };
  return (
    <ConfirmDialog
      title={t("prices.list.accept.title")}
      isOpen
      onClose={onClose}
      onConfirm={() => void accept()}
      confirmLabel={t("prices.list.accept")}
      cancelLabel={t("ui.cancel")}
      isPending={busy}
    >
      <p>{t("prices.list.accept.text", { count: used })}</p>
      <p>{t("prices.list.accept.past")}</p>
      {fault === null ? null : <FormFault fault={fault} />}
    </ConfirmDialog>
  );
}

function DeclineDialog({ list, onClose }: { list: PriceList; onClose: () => void }) {
  const t = useText();
  const { act, busy, fault } = usePriceAct(DECLINE_PRICE_LIST);
  const decline = async (reason: string): Promise<void> => {
    if ((await act({ id: list.id, reason })) === null) return;
    showToast({ text: t("prices.list.declined") });
    onClose();
  };
  return (
    <ReasonDialog
      title={t("prices.list.decline.title")}
      confirmLabel={t("prices.list.decline.confirm")}
      isDanger
      isPending={busy}
      fault={fault}
      onConfirm={(reason) => void decline(reason)}
      onClose={onClose}
    >
      <p>{t("prices.list.decline.text")}</p>
    </ReasonDialog>
  );
}
