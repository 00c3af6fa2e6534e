import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { FormFault } from "../../../ui/form-fault";
import { Select } from "../../../ui/select";
import { ROTATE_CHANNEL_SECRET } from "../api/channel-acts";
import type { Channel } from "../api/use-channels";
import type { IssuedChannel } from "./use-save-channel";

/** Hours; the server takes at most 720. */
const OVERLAPS = ["0", "1", "24", "168", "720"] as const;

interface RotateChannelDialogProps {
  channel: Channel;
  onRotated: (issued: IssuedChannel) => void;
  onClose: () => void;
}

/** Another secret; posts are signed with both until receivers know the new one. */
export function RotateChannelDialog({ channel, onRotated, onClose }: RotateChannelDialogProps) {
  const t = useText();
  const [overlap, setOverlap] = useState<(typeof OVERLAPS)[number]>("24");
  const { act, busy, fault } = useAct(ROTATE_CHANNEL_SECRET, { fetchPolicy: "no-cache" });
  const rotate = async (): Promise<void> => {
    const { id, version } = channel;
    const issued = (await act({ id, version, overlapHours: Number(overlap) }))?.rotateChannelSecret;
    if (issued !== undefined) onRotated({ channel: issued.channel, secret: issued.secret ?? null });
  };
  return (
    <Dialog
      title={t("channels.rotate.title", { name: channel.name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button variant={overlap === "0" ? "danger" : "primary"} onPress={() => void rotate()} isPending={busy}>
            {t("channels.rotate.confirm")}
          </Button>
        </>
      }
    >
      <p>{t("channels.rotate.text")}</p>
      <Select
        label={t("channels.rotate.overlap")}
        value={overlap}
        onChange={setOverlap}
        options={OVERLAPS.map((hours) => ({ value: hours, label: t(`channels.overlap.${hours}`) }))}
      />
      {fault === null ? null : <FormFault fault={fault} />}
    </Dialog>
  );
}
