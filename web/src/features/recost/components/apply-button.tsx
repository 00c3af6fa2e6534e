import { useState } from "react";
import { signedMoney } from "../../../cost/signed-money";
import type { Fault } from "../../../lib/graphql-fault";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import type { Preview } from "../api/use-recost-preview";
import styles from "./preview-body.module.css";
import { ReasonedAct } from "./reasoned-act";

interface ApplyButtonProps {
  preview: Preview;
  isOutdated: boolean;
  canManage: boolean;
  onApply: (reason: string) => Promise<Fault | null>;
}

/** Applies exactly what is shown, with a reason for the record; or says why it cannot. */
export function ApplyButton({ preview, isOutdated, canManage, onApply }: ApplyButtonProps) {
  const t = useText();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const hindrance = canManage ? (isOutdated ? t("recost.apply.outdated") : null) : t("recost.needsAdmin");
  return (
    <div className={cx(styles.apply)}>
      <Button variant="primary" isDisabled={hindrance !== null} onPress={() => setOpen(true)}>
        {t("recost.apply")}
      </Button>
      <p>{hindrance ?? t("recost.apply.hint")}</p>
      {isOpen ? (
        <ReasonedAct
          title={t("recost.apply.title")}
          confirmLabel={t("recost.apply.confirm")}
          onClose={() => setOpen(false)}
          onConfirm={onApply}
        >
          <p>
            {t("recost.apply.text", {
              count: preview.changedRequests,
              shown: format.exact(preview.changedRequests),
              difference: signedMoney(preview.difference, format.moneyExact),
            })}
          </p>
        </ReasonedAct>
      ) : null}
    </div>
  );
}
