import { Ban, CircleCheck, EllipsisVertical, LogOut, MonitorSmartphone, ShieldOff } from "lucide-react";
import { useText } from "../../../lib/i18n";
import type { MessageKey } from "../../../locales/message-key";
import { IconButton } from "../../../ui/icon-button";
import { Menu, type MenuEntry } from "../../../ui/menu";
import type { Member } from "../api/use-members";
import type { MemberLimits } from "../model/member-limits";
import type { MemberAct } from "./member-dialog";

interface MemberActionsProps {
  member: Member;
  limits: MemberLimits;
  onAct: (act: MemberAct) => void;
}

/** What cannot be done stays in sight, with the reason. */
export function MemberActions({ member, limits, onAct }: MemberActionsProps) {
  const t = useText();
  const because = (limit: MessageKey | null) => ({ disabledBecause: limit === null ? null : t(limit) });
  const act = (kind: Exclude<MemberAct["kind"], "role">) => () => onAct({ kind, member });
  const ofSessions: MenuEntry[] = [
    {
      id: "sessions",
      label: t("members.sessions.show"),
      icon: <MonitorSmartphone />,
      onSelect: act("sessions"),
      ...because(limits.endSessions),
    },
    {
      id: "end-sessions",
      label: t("members.endSessions"),
      icon: <LogOut />,
      onSelect: act("endSessions"),
      ...because(limits.endSessions),
    },
    {
      id: "reset",
      label: t("members.resetSecondFactor"),
      icon: <ShieldOff />,
      onSelect: act("resetSecondFactor"),
      ...because(limits.resetSecondFactor),
    },
  ];
  const ofState: MenuEntry =
    member.disabledAt == null
      ? {
          id: "disable",
          label: t("members.disable"),
          icon: <Ban />,
          isDanger: true,
          onSelect: act("disable"),
          ...because(limits.disable),
        }
      : { id: "enable", label: t("members.enable"), icon: <CircleCheck />, onSelect: act("enable") };
  const label = t("members.actionsOf", { email: member.email });
  return (
    <Menu
      label={label}
      trigger={<IconButton label={label} icon={<EllipsisVertical />} />}
      groups={[
        { id: "access", items: ofSessions },
        { id: "state", items: [ofState] },
      ]}
    />
  );
}
