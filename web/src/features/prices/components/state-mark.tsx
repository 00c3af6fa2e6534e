import { CalendarClock, CircleCheck, CircleSlash, History } from "lucide-react";
import type { PriceState } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import styles from "./state-mark.module.css";

const ICONS = { CURRENT: CircleCheck, FUTURE: CalendarClock, PAST: History, RETIRED: CircleSlash };

export function StateMark({ state }: { state: PriceState }) {
  const t = useText();
  const Icon = ICONS[state];
  return (
    <span className={cx(styles.mark)} data-state={state}>
      <Icon aria-hidden />
      {t(`prices.state.${state}`)}
    </span>
  );
}
