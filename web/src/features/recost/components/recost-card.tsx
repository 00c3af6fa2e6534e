import { CircleCheck, CircleSlash, CircleX, Clock, Undo2 } from "lucide-react";
import { signedMoney } from "../../../cost/signed-money";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import type { useRecostActs } from "../api/use-recost-acts";
import type { Recost } from "../api/use-recosts";
import { isUnderWay } from "../model/recost-state";
import { RecostActions } from "./recost-actions";
import styles from "./recost-list.module.css";
import { RecostProgress } from "./recost-progress";
import { RecostScopeText } from "./recost-scope-text";

const ICON = {
  QUEUED: Clock,
  RUNNING: Clock,
  DONE: CircleCheck,
  FAILED: CircleX,
  CANCELLED: CircleSlash,
  UNDOING: Undo2,
  UNDONE: Undo2,
} as const;
const TONE = {
  QUEUED: "moving",
  RUNNING: "moving",
  DONE: "done",
  FAILED: "failed",
  CANCELLED: "ended",
  UNDOING: "moving",
  UNDONE: "ended",
} as const;

interface RecostCardProps {
  recost: Recost;
  acts: ReturnType<typeof useRecostActs>;
  canManage: boolean;
}

export function RecostCard({ recost, acts, canManage }: RecostCardProps) {
  const t = useText();
  const format = useFormat();
  const { state, reason, requestedAt, requestedBy, error } = recost;
  const Icon = ICON[state];
  return (
    <li className={cx(styles.card)}>
      <div className={cx(styles.head)}>
        <span className={cx(styles.state, styles[TONE[state]])}>
          <Icon aria-hidden />
          {t(`recost.state.${state}`)}
        </span>
        <span className={cx(styles.when)}>
          <time dateTime={requestedAt}>{format.dateTime(requestedAt)}</time>
          {requestedBy ? ` · ${requestedBy}` : ""}
        </span>
      </div>
      <p className={cx(styles.reason)}>{reason}</p>
      <RecostScopeText recost={recost} />
      {isUnderWay(state) ? <RecostProgress recost={recost} /> : <RecostResult recost={recost} />}
      {error ? (
        <p className={cx(styles.error)} lang="en">
          {error}
        </p>
      ) : null}
      <RecostActions recost={recost} acts={acts} canManage={canManage} />
    </li>
  );
}

/** What became of it, as a sentence of figures. */
function RecostResult({ recost }: { recost: Recost }) {
  const t = useText();
  const format = useFormat();
  const { changedRequests, difference, costBefore, costAfter } = recost;
  return (
    <p className={cx(styles.result)}>
      {t("recost.result", { count: changedRequests, shown: format.exact(changedRequests) })}{" "}
      <strong title={`${format.moneyExact(costBefore)} → ${format.moneyExact(costAfter)}`}>
        {signedMoney(difference, format.moneyRow)}
      </strong>
    </p>
  );
}
