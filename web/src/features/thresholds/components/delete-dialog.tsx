import { useQuery } from "@apollo/client/react";
import { useState, type FormEvent } from "react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { Button } from "../../../ui/button";
import { cx } from "../../../ui/class-names";
import { Dialog } from "../../../ui/dialog";
import { FormFault } from "../../../ui/form-fault";
import reason from "../../../ui/reason-dialog.module.css";
import { TextField } from "../../../ui/text-field";
import { DELETE_THRESHOLD, TYPED_TO_DELETE } from "../api/threshold-acts";
import type { ListedThreshold } from "../api/use-thresholds";
import { useUndoable } from "../api/use-undoable";
import { fullTitleOf } from "../model/threshold-words";

/** What has alerts wants its name typed. */
export function DeleteDialog({ threshold, onClose }: { threshold: ListedThreshold; onClose: () => void }) {
  const t = useText();
  const tell = useUndoable();
  const { data } = useQuery(TYPED_TO_DELETE, { variables: { id: threshold.id }, fetchPolicy: "network-only" });
  const { act, busy, fault } = useAct(DELETE_THRESHOLD);
  const [typed, setTyped] = useState("");
  const [tried, setTried] = useState(false);
  const wanted = data?.threshold?.typedToDelete ?? null;
  const isTyped = wanted === null || typed.trim() === wanted;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const { id, version } = threshold;
    if (data === undefined || !isTyped) return;
    if ((await act({ id, version, name: wanted })) === null) return;
    onClose();
    tell({ text: t("thresholds.deleted"), id, version: version + 1 });
  };
  return (
    <Dialog title={t("thresholds.delete.title")} role="alertdialog" isOpen onClose={onClose}>
      <form className={cx(reason.form)} onSubmit={(event) => void submit(event)} noValidate>
        <p>{t("thresholds.delete.text", { name: fullTitleOf(threshold, t) })}</p>
        {threshold.scope === "EACH_USER" ? <p>{t("thresholds.delete.default")}</p> : null}
        {threshold.scope === "USER" ? <p>{t("thresholds.delete.override")}</p> : null}
        {wanted === null ? null : (
          <TextField
            label={t("ui.repeat", { text: wanted })}
            value={typed}
            onChange={setTyped}
            autoComplete="off"
            error={tried && !isTyped ? t("ui.repeat.differs") : null}
          />
        )}
        {fault === null ? null : <FormFault fault={fault} />}
        <div className={cx(reason.actions)}>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button variant="danger" type="submit" isPending={busy} isDisabled={data === undefined}>
            {t("thresholds.delete.confirm")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
