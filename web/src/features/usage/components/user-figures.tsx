import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import type { MeterChoice } from "../../../lib/url-grammar";
import { cx } from "../../../ui/class-names";
import type { UserExtras } from "../api/use-user-extras";
import { isNarrow } from "../model/narrow-columns";
import { LastSeen } from "./last-seen";
import { FIGURE_COLUMNS, type Figures } from "./user-columns";
import styles from "./users-table.module.css";

interface UserFiguresProps {
  id: string;
  of: Figures;
  meter: MeterChoice;
  extras: UserExtras;
}

/** What a narrow row has no room for. */
export function UserFigures({ id, of, meter, extras }: UserFiguresProps) {
  const context = { t: useText(), format: useFormat() };
  return (
    <tr id={id} className={cx(styles.more)}>
      <td colSpan={4}>
        <dl>
          {FIGURE_COLUMNS.filter(({ key }) => !isNarrow(key, meter)).map(({ key, cell }) => (
            <div key={key}>
              <dt>{context.t(`usage.users.column.${key}`)}</dt>
              <dd>{cell(of, context)}</dd>
            </div>
          ))}
          {(["model", "feature"] as const).map((key) => (
            <div key={key}>
              <dt>{context.t(`users.main.${key}`)}</dt>
              <dd>{extras[key] ?? context.format.unknown}</dd>
            </div>
          ))}
          <div>
            <dt>{context.t("users.lastSeen")}</dt>
            <dd>
              <LastSeen at={extras.lastSeenAt} />
            </dd>
          </div>
        </dl>
      </td>
    </tr>
  );
}
