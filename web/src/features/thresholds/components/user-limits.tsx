import { Link } from "@tanstack/react-router";
import { useLanguage, useText } from "../../../lib/i18n";
import { pseudonymName } from "../../../lib/pseudonym-name";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { cx } from "../../../ui/class-names";
import { Panel } from "../../../ui/panel";
import { useUserLimits, type UserLimit } from "../api/use-user-limits";
import { UsedCell } from "./used-cell";
import styles from "./user-limits.module.css";

interface UserLimitsProps {
  userId: string;
  canManage: boolean;
}

/** The limits that one app user comes under, as cards. */
export default function UserLimits({ userId, canManage }: UserLimitsProps) {
  const t = useText();
  const search = useCarriedSearch();
  const { pseudonym, limits, state, reload } = useUserLimits(userId);
  const name = pseudonymName(pseudonym ?? "", useLanguage());
  return (
    <Panel
      title={t("userLimits.title")}
      state={state}
      onRetry={reload}
      skeletonHeight={104}
      actions={
        canManage && name !== "" ? (
          <Link to="/thresholds/new" search={search} state={{ ofUser: { key: userId, label: name } }}>
            {t("userLimits.set")}
          </Link>
        ) : null
      }
    >
      {limits.length === 0 ? (
        <p className={cx(styles.none)}>{t("userLimits.none")}</p>
      ) : (
        <ul className={cx(styles.cards)}>
          {limits.map((limit) => (
            <li key={limit.threshold.id} className={cx(styles.card)}>
              <Card limit={limit} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Card({ limit }: { limit: UserLimit }) {
  const t = useText();
  const search = useCarriedSearch();
  const { id, name, scope, meter, period } = limit.threshold;
  const what = [
    meter === null ? null : t(`thresholds.meter.${meter}`),
    period === null ? null : t(`thresholds.per.${period}`),
  ];
  return (
    <>
      <Link to="/thresholds/$id" params={{ id }} search={search} className={cx(styles.name)}>
        {what.filter((part) => part !== null).join(" · ")}
      </Link>
      <span className={cx(styles.whose)}>
        {t(scope === "EACH_USER" ? "userLimits.default" : "userLimits.own")}
        {name === null || name === "" ? null : ` · ${name}`}
      </span>
      <UsedCell threshold={limit.threshold} status={limit} isOfOne />
    </>
  );
}
