import { useText } from "../../../lib/i18n";
import { cx } from "../../../ui/class-names";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import type { WatchedKey } from "../api/use-key-progress";
import { isConnected, type Step } from "../model/connection-steps";
import styles from "./check-list.module.css";
import { CheckStep } from "./check-step";
import { LastRequest } from "./last-request";

interface CheckListProps {
  apiKey: WatchedKey;
  steps: readonly Step[];
}

/** How far the first request has come, and why it comes no further. */
export function CheckList({ apiKey, steps }: CheckListProps) {
  const t = useText();
  const done = steps.filter(({ state }) => state === "done").length;
  const last = steps.findLast(({ state }) => state === "done" || state === "failed");
  return (
    <section className={cx(styles.panel)} aria-labelledby="first-run-steps">
      <h2 id="first-run-steps">{t(isConnected(steps) ? "firstRun.steps.done" : "firstRun.steps")}</h2>
      <ol className={cx(styles.list)}>
        {steps.map((step) => (
          <CheckStep key={step.name} step={step} apiKey={apiKey} />
        ))}
      </ol>
      <VisuallyHidden>
        <span role="status">
          {last === undefined
            ? ""
            : t("firstRun.steps.spoken", {
                count: done,
                of: steps.length,
                step: t(`firstRun.step.${last.name}`),
                state: t(`firstRun.state.${last.state}`),
              })}
        </span>
      </VisuallyHidden>
      {apiKey.lastEvent == null ? null : <LastRequest event={apiKey.lastEvent.event} isDone={isConnected(steps)} />}
    </section>
  );
}
