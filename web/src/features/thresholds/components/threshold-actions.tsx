import { Ellipsis } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { IconButton } from "../../../ui/icon-button";
import { Menu, type MenuGroup } from "../../../ui/menu";
import type { ListedThreshold } from "../api/use-thresholds";
import { fullTitleOf } from "../model/threshold-words";

export type ThresholdAct = "edit" | "muteHour" | "muteTomorrow" | "muteUntil" | "unmute" | "delete";

interface ThresholdActionsProps {
  threshold: ListedThreshold;
  canManage: boolean;
  onAct: (act: ThresholdAct) => void;
}

/** What can be done to one; those who may not see it with the reason. */
export function ThresholdActions({ threshold, canManage, onAct }: ThresholdActionsProps) {
  const t = useText();
  const isMuted = threshold.mutedUntil != null;
  const disabledBecause = canManage ? null : t("thresholds.readOnly");
  const entry = (id: ThresholdAct) => ({
    id,
    label: t(`thresholds.act.${id}`),
    onSelect: () => onAct(id),
    disabledBecause,
  });
  const show = { ...entry("edit"), label: t(canManage ? "thresholds.act.edit" : "thresholds.act.show") };
  const groups: readonly MenuGroup[] = [
    { id: "open", items: [{ ...show, disabledBecause: null }] },
    {
      id: "mute",
      items: [entry("muteHour"), entry("muteTomorrow"), entry("muteUntil"), ...(isMuted ? [entry("unmute")] : [])],
    },
    { id: "end", items: [{ ...entry("delete"), isDanger: true }] },
  ];
  const name = fullTitleOf(threshold, t);
  return (
    <Menu
      label={t("thresholds.actions", { name })}
      trigger={<IconButton label={t("thresholds.actions", { name })} icon={<Ellipsis />} />}
      groups={groups}
    />
  );
}
