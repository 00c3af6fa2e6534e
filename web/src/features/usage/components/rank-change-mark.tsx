import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import { rankChange } from "../model/rank-change";
import styles from "./users-table.module.css";

const ARROWS = { up: "▲", down: "▼" } as const;

/** How many places somebody rose or fell. Neutral: to use more is neither good nor bad. */
export function RankChangeMark({ rank, before }: { rank: number; before: number | null }) {
  const t = useText();
  const format = useFormat();
  const change = rankChange(rank, before);
  if (change.kind === "new") return <span className={cx(styles.new)}>{t("users.change.new")}</span>;
  if (change.kind === "same") {
    return (
      <span className={cx(styles.none)} title={t("users.change.same")}>
        <span aria-hidden>=</span>
        <VisuallyHidden>{t("users.change.same")}</VisuallyHidden>
      </span>
    );
  }
  const words = t(`users.change.${change.kind}`, { count: change.places });
  return (
    <span className={cx(styles.change)} title={words}>
      <span aria-hidden>
        {ARROWS[change.kind]} {format.exact(change.places)}
      </span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}
