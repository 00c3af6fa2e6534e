import { Ban, CircleCheck, ShieldCheck } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useMinute } from "../../../lib/use-local-now";
import { cx } from "../../../ui/class-names";
import cell from "../../../ui/data-table.module.css";
import type { Member } from "../api/use-members";
import type { MemberLimits } from "../model/member-limits";
import { MemberActions } from "./member-actions";
import type { MemberAct } from "./member-dialog";
import styles from "./members-table.module.css";
import { RoleSelect } from "./role-select";

interface MemberRowProps {
  member: Member;
  limits: MemberLimits;
  isOneself: boolean;
  onAct: (act: MemberAct) => void;
}

export function MemberRow({ member, limits, isOneself, onAct }: MemberRowProps) {
  const t = useText();
  const format = useFormat();
  const { name, email, role, sessions, lastSeenAt } = member;
  const sinceSeen = useSinceSeen(member);
  const roleSelect = (
    <RoleSelect
      label={t("members.roleOf", { email })}
      role={role}
      demoteLimit={limits.demote}
      onChange={(wanted) => onAct({ kind: "role", member, role: wanted })}
    />
  );
  return (
    <tr>
      <th scope="row">
        <span className={cx(styles.name)}>
          {name === "" ? email : name}
          {isOneself ? <span className={cx(styles.you)}>{t("members.you")}</span> : null}
        </span>
        {name === "" ? null : <span className={cx(styles.email)}>{email}</span>}
        <span className={cx(styles.narrow)}>
          {t(member.hasSecondFactor ? "members.secondFactor.narrow.on" : "members.secondFactor.narrow.off", {
            seen: sinceSeen,
          })}
        </span>
        <span className={cx(styles.narrow)}>
          <State member={member} />
        </span>
        <span className={cx(styles.narrow)}>{roleSelect}</span>
      </th>
      <td className={cx(styles.wide)}>{roleSelect}</td>
      <td className={cx(styles.wide)} {...(lastSeenAt == null ? {} : { title: format.dateTime(lastSeenAt) })}>
        {sinceSeen}
      </td>
      <td className={cx(styles.wide)}>
        <SecondFactor isOn={member.hasSecondFactor} />
      </td>
      <td className={cx(cell.number, styles.wide)}>{format.exact(String(sessions))}</td>
      <td className={cx(styles.wide)}>
        <State member={member} />
      </td>
      <td className={cx(styles.actions)}>
        <MemberActions member={member} limits={limits} onAct={onAct} />
      </td>
    </tr>
  );
}

function useSinceSeen({ lastSeenAt }: Member): string {
  const t = useText();
  const format = useFormat();
  const now = useMinute();
  return lastSeenAt == null ? t("members.never") : format.relative(lastSeenAt, Math.max(now, Date.parse(lastSeenAt)));
}

function SecondFactor({ isOn }: { isOn: boolean }) {
  const t = useText();
  if (!isOn) return <span className={cx(styles.off)}>{t("members.secondFactor.off")}</span>;
  return (
    <span className={cx(styles.state, styles.on)}>
      <ShieldCheck aria-hidden />
      {t("members.secondFactor.on")}
    </span>
  );
}

function State({ member: { disabledAt } }: { member: Member }) {
  const t = useText();
  const format = useFormat();
  if (disabledAt == null) {
    return (
      <span className={cx(styles.state)}>
        <CircleCheck aria-hidden />
        {t("members.state.active")}
      </span>
    );
  }
  return (
    <span className={cx(styles.state, styles.off)} title={format.dateTime(disabledAt)}>
      <Ban aria-hidden />
      {t("members.state.disabled", { day: format.fullDate(disabledAt) })}
    </span>
  );
}
