import { CircleCheck, CircleSlash, CircleX, Clock, Undo2 } from "lucide-react";
import { signedMoney } from "../../../cost/signed-money";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { JobCard } from "../../../ui/job-card";
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
  return (
    <JobCard
      Icon={ICON[state]}
      tone={TONE[state]}
      state={t(`recost.state.${state}`)}
      when={
        <>
          <time dateTime={requestedAt}>{format.dateTime(requestedAt)}</time>
          {requestedBy ? ` · ${requestedBy}` : ""}
        </>
      }
      error={error ? <span lang="en">{error}</span> : null}
      actions={<RecostActions recost={recost} acts={acts} canManage={canManage} />}
    >
      <p className={cx(styles.reason)}>{reason}</p>
      <RecostScopeText recost={recost} />
      {isUnderWay(state) ? <RecostProgress recost={recost} /> : <RecostResult recost={recost} />}
    </JobCard>
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
