import { Ellipsis, Pause, Pencil, Play, Trash2 } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { IconButton } from "../../../ui/icon-button";
import { Menu } from "../../../ui/menu";
import type { ScheduledReport } from "../api/use-reports";

export type ReportAct = "edit" | "on" | "off" | "delete";

interface ReportActionsProps {
  report: ScheduledReport;
  canManage: boolean;
  onAct: (act: ReportAct) => void;
}

/** What can be done with a report; with the reason where it cannot. */
export function ReportActions({ report: { name, enabled }, canManage, onAct }: ReportActionsProps) {
  const t = useText();
  const label = t("channels.actions", { name });
  const acts = [
    { act: "edit", Icon: Pencil },
    enabled ? ({ act: "off", Icon: Pause } as const) : ({ act: "on", Icon: Play } as const),
    { act: "delete", Icon: Trash2 },
  ] as const;
  return (
    <Menu
      label={label}
      trigger={<IconButton label={label} icon={<Ellipsis />} />}
      groups={[
        {
          id: "acts",
          items: acts.map(({ act, Icon }) => ({
            id: act,
            label: t(`reports.act.${act}`),
            icon: <Icon />,
            isDanger: act === "delete",
            disabledBecause: canManage ? null : t("reports.readOnly"),
            onSelect: () => onAct(act),
          })),
        },
      ]}
    />
  );
}
