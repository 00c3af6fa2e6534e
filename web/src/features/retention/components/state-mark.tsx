import { Archive, ArchiveRestore, CircleX, Database, LoaderCircle } from "lucide-react";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import type { MonthState } from "../model/month-bars";
import styles from "./state-mark.module.css";

const ICON = {
  live: Database,
  archiving: LoaderCircle,
  archived: Archive,
  restored: ArchiveRestore,
  failed: CircleX,
} as const;

/** A state by its shape, its word and its colour. */
export function StateMark({ state }: { state: MonthState }) {
  const t = useText();
  const Icon = ICON[state];
  return (
    <span className={cx(styles.mark, styles[state])}>
      <Icon aria-hidden />
      {t(`retention.state.${state}`)}
    </span>
  );
}
