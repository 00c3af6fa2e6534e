import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { FormFault } from "../../../ui/form-fault";
import { Select } from "../../../ui/select";
import { ROTATE_API_KEY } from "../api/key-acts";
import type { ApiKey } from "../api/use-api-keys";
import { formerEnds, OVERLAPS, type Overlap } from "../model/overlap";
import { UseOfKey } from "./use-of-key";
import type { Issued } from "./use-issuing";

interface RotateDialogProps {
  apiKey: ApiKey;
  onRotated: (issued: Issued) => void;
  onClose: () => void;
}

/** Another secret for the same key. How long the former one goes on decides whether anything breaks. */
export function RotateDialog({ apiKey, onRotated, onClose }: RotateDialogProps) {
  const t = useText();
  const format = useFormat();
  const [overlap, setOverlap] = useState<Overlap>("24");
  const { act, busy, fault } = useAct(ROTATE_API_KEY, { fetchPolicy: "no-cache" });
  const until = formerEnds(overlap, useMinute());

  const rotate = async (): Promise<void> => {
    const answer = await act({ id: apiKey.id, overlapHours: Number(overlap) });
    if (answer !== null) onRotated(answer.rotateApiKey);
  };
  return (
    <Dialog
      title={t("keys.rotate.title", { name: apiKey.name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button variant={until === null ? "danger" : "primary"} onPress={() => void rotate()} isPending={busy}>
            {t("keys.rotate.confirm")}
          </Button>
        </>
      }
    >
      <p>{t("keys.rotate.text")}</p>
      <UseOfKey apiKey={apiKey} />
      <Select
        label={t("keys.rotate.overlap")}
        value={overlap}
        onChange={setOverlap}
        options={OVERLAPS.map((hours) => ({ value: hours, label: t(`keys.overlap.${hours}`) }))}
      />
      <p role="status">
        {until === null
          ? t("keys.rotate.atOnce", { prefix: `${apiKey.prefix}…` })
          : t("keys.rotate.until", {
              prefix: `${apiKey.prefix}…`,
              time: format.dateTime(until),
              zone: format.timeZone,
            })}
      </p>
      {fault === null ? null : <FormFault fault={fault} />}
    </Dialog>
  );
}
