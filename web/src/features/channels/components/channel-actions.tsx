import { Ellipsis, Pencil, RefreshCw, Trash2 } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { IconButton } from "../../../ui/icon-button";
import { Menu } from "../../../ui/menu";
import type { Channel } from "../api/use-channels";

export type ChannelAct = "edit" | "rotate" | "delete";

interface ChannelActionsProps {
  channel: Channel;
  canManage: boolean;
  onAct: (act: ChannelAct) => void;
}

/** What can be done with a channel; with the reason where it cannot. */
export function ChannelActions({ channel, canManage, onAct }: ChannelActionsProps) {
  const t = useText();
  const { kind, name, usedBy } = channel;
  const label = t("channels.actions", { name });
  const reason = canManage ? null : t("channels.readOnly");
  const inUse = usedBy > 0 ? t("channels.inUse", { count: usedBy }) : null;
  const acts = [
    { act: "edit", Icon: Pencil, disabledBecause: reason, isDanger: false },
    ...(kind === "WEBHOOK"
      ? [{ act: "rotate", Icon: RefreshCw, disabledBecause: reason, isDanger: false } as const]
      : []),
    { act: "delete", Icon: Trash2, disabledBecause: reason ?? inUse, isDanger: true },
  ] as const;
  return (
    <Menu
      label={label}
      trigger={<IconButton label={label} icon={<Ellipsis />} />}
      groups={[
        {
          id: "acts",
          items: acts.map(({ act, Icon, disabledBecause, isDanger }) => ({
            id: act,
            label: t(`channels.act.${act}`),
            icon: <Icon />,
            isDanger,
            disabledBecause,
            onSelect: () => onAct(act),
          })),
        },
      ]}
    />
  );
}
