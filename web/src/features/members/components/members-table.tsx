import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { DataTable } from "../../../ui/data-table";
import cell from "../../../ui/data-table.module.css";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { Member } from "../api/use-members";
import { memberLimits } from "../model/member-limits";
import type { MemberAct } from "./member-dialog";
import { MemberRow } from "./member-row";
import styles from "./members-table.module.css";

interface MembersTableProps {
  members: readonly Member[];
  viewerId: string;
  onAct: (act: MemberAct) => void;
}

/** Below 768 px the columns in the middle stand under the name. */
export function MembersTable({ members, viewerId, onAct }: MembersTableProps) {
  const t = useText();
  return (
    <div className={cx(styles.table)}>
      <DataTable caption={t("members.title")}>
        <thead>
          <tr>
            <th scope="col">{t("members.column.member")}</th>
            <th scope="col" className={cx(styles.wide)}>
              {t("members.column.role")}
            </th>
            <th scope="col" className={cx(styles.wide)}>
              {t("members.column.lastSeen")}
            </th>
            <th scope="col" className={cx(styles.wide)}>
              {t("members.column.secondFactor")}
            </th>
            <th scope="col" className={cx(cell.number, styles.wide)}>
              {t("members.column.sessions")}
            </th>
            <th scope="col" className={cx(styles.wide)}>
              {t("members.column.state")}
            </th>
            <th scope="col">
              <VisuallyHidden>{t("members.column.actions")}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              limits={memberLimits(member, members, viewerId)}
              isOneself={member.id === viewerId}
              onAct={onAct}
            />
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
