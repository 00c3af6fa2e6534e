import { Link } from "@tanstack/react-router";
import { useText } from "../../../lib/i18n";
import { useMinute } from "../../../lib/use-local-now";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { useNearLimits, type NearLimit } from "../api/use-near-limits";
import { worstFirst } from "../model/worst-first";
import styles from "./near-limits.module.css";
import { UsedBar } from "./used-bar";

const SHOWN = 3;

/** The limits that are nearest, or in one line that all is well. As high as its place, so that nothing moves. */
export default function NearLimits() {
  const t = useText();
  const { limits, hasFailed } = useNearLimits();
  if (limits === undefined) {
    return <p className={cx(styles.strip)}>{hasFailed ? t("overview.limits.failed") : null}</p>;
  }
  const { near, others } = worstFirst(limits, SHOWN);
  return (
    <section className={cx(styles.strip)} aria-label={t("overview.limits.title")}>
      {near.length > 0 ? (
        <ul className={cx(styles.list)}>
          {near.map((limit) => (
            <li key={limit.threshold.id} className={cx(styles.limit)}>
              <Near limit={limit} />
            </li>
          ))}
        </ul>
      ) : (
        <AllWell limits={others} />
      )}
      <All count={near.length === 0 ? 0 : others.length} isNone={limits.length === 0} />
    </section>
  );
}

function AllWell({ limits }: { limits: readonly NearLimit[] }) {
  const t = useText();
  const format = useFormat();
  const [worst] = limits;
  return (
    <p className={cx(styles.well)}>
      {worst === undefined
        ? t("overview.limits.none")
        : t("overview.limits.well", { count: limits.length, share: format.percent(worst.share) })}
    </p>
  );
}

function All({ count, isNone }: { count: number; isNone: boolean }) {
  const t = useText();
  const search = useCarriedSearch();
  if (isNone) {
    return (
      <Link to="/thresholds" search={search} className={cx(styles.all)}>
        {t("overview.limits.set")}
      </Link>
    );
  }
  return (
    <Link to="/thresholds" search={search} className={cx(styles.all)}>
      {count > 0 ? t("overview.limits.more", { count }) : t("overview.limits.all")}
    </Link>
  );
}

function Near({ limit: { threshold, share, projected, highest } }: { limit: NearLimit }) {
  const t = useText();
  const format = useFormat();
  const now = useMinute();
  const search = useCarriedSearch();
  const { name, scope, subject } = threshold;
  const called = name ?? subject?.label ?? t(`overview.limits.scope.${scope}`);
  const title = highest === null ? called : t("overview.limits.highest", { name: called, top: highest });
  const crossesAt = projected?.crossesAt ?? null;
  const pace = share >= 1 ? t("overview.limits.done") : crossesAt === null ? null : paceText(crossesAt);
  const words = { name: title, share: format.percent(share) };
  return (
    <>
      <Link
        to="/thresholds/$id"
        params={{ id: threshold.id }}
        search={search}
        className={cx(styles.name)}
        aria-label={share >= 1 ? t("overview.limits.reached", words) : undefined}
        title={title}
      >
        <span className={cx(styles.title)}>{title}</span> <strong>{words.share}</strong>
      </Link>
      <span className={cx(styles.bar)}>
        <UsedBar share={share} levels={threshold.levels} />
        {pace === null ? null : <span className={cx(styles.pace)}>{pace}</span>}
      </span>
    </>
  );

  function paceText(at: string): string {
    return t("overview.limits.pace", { time: format.relative(at, now) });
  }
}
