import { useId, useState, type ReactNode } from "react";
import { cancelSlowQuestions } from "../lib/cancel-link";
import type { PanelState } from "../lib/panel-state";
import { useText } from "../lib/i18n";
import { Button } from "./button";
import { cx } from "./class-names";
import styles from "./panel.module.css";
import { PanelFault } from "./panel-fault";
import { SkeletonRows } from "./skeleton-rows";
import { StaleStrip } from "./stale-strip";

interface PanelProps {
  title: string;
  state: PanelState;
  /** Drawn only when there is something to draw. */
  children: ReactNode;
  /** At the right of the title. */
  actions?: ReactNode;
  onRetry?: () => void;
  isEmpty?: boolean;
  empty?: ReactNode;
  /** The body's height before the first answer, so that nothing moves when it comes. */
  skeletonHeight?: number;
  skeleton?: ReactNode;
}

/** A card with its four faces: loading, empty, failed, data; old data stays while new data is fetched. */
export function Panel(props: PanelProps) {
  const titleId = useId();
  const { title, state, actions, onRetry } = props;
  const refreshing = state.face === "ready" && state.refreshing;
  const busy = state.face === "loading" || refreshing;
  return (
    <section className={cx(styles.panel)} aria-labelledby={titleId} aria-busy={busy}>
      <header className={cx(styles.header)}>
        <h2 id={titleId} className={cx(styles.title)}>
          {title}
        </h2>
        {actions === undefined ? null : <div className={cx(styles.actions)}>{actions}</div>}
        {refreshing ? <span className={cx(styles.progress)} /> : null}
      </header>
      {state.face === "ready" && state.fault !== null && onRetry ? <StaleStrip onRetry={onRetry} /> : null}
      <div className={cx(styles.body, refreshing && styles.refreshing)}>
        <Face {...props} />
      </div>
    </section>
  );
}

function Face({
  state,
  children,
  onRetry,
  isEmpty = false,
  empty,
  skeletonHeight = 120,
  skeleton,
}: PanelProps): ReactNode {
  const t = useText();
  const [hasCancelled, setCancelled] = useState(false);
  const retry =
    onRetry &&
    (() => {
      setCancelled(false);
      onRetry();
    });
  switch (state.face) {
    case "loading":
      return (
        <div className={cx(styles.skeleton)} style={{ minHeight: skeletonHeight }}>
          {skeleton ?? <SkeletonRows height={skeletonHeight} />}
          <p className={cx(styles.slow)}>
            {t("ui.panel.slow")}
            <Button
              variant="quiet"
              onPress={() => {
                setCancelled(true);
                cancelSlowQuestions();
              }}
            >
              {t("ui.panel.cancel")}
            </Button>
          </p>
        </div>
      );
    case "failed":
      return (
        <PanelFault
          fault={state.fault}
          onRetry={retry}
          minHeight={skeletonHeight}
          takesFocus={hasCancelled && state.fault.kind === "cancelled"}
        />
      );
    case "ready":
      return isEmpty && empty !== undefined ? empty : children;
  }
}
