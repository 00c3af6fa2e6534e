import { Suspense, useRef } from "react";
import { withValues } from "../../../lib/filters";
import { useText } from "../../../lib/i18n";
import { useInView } from "../../../lib/use-in-view";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { latePart } from "../../../ui/late-part";
import { Panel } from "../../../ui/panel";
import styles from "./savings-teaser.module.css";

const { Part: TeaserPanel } = latePart(() => import("./teaser-panel"));

interface SavingsTeaserProps {
  /** The one app user it is of; the report that it leads to is narrowed to them. Absent: of everybody. */
  userId?: string;
}

/** What could be saved. Loaded and asked when it comes into view: it is far down, and working it out takes a while. */
export function SavingsTeaser({ userId }: SavingsTeaserProps) {
  const { filters } = useUrlState().state;
  const box = useRef<HTMLDivElement>(null);
  const isSeen = useInView(box);
  return (
    <div ref={box} className={cx(styles.box)}>
      {isSeen ? (
        <Suspense fallback={<Waiting />}>
          <TeaserPanel
            filters={userId === undefined ? filters : withValues(filters, "user", { is: [userId], not: [] })}
          />
        </Suspense>
      ) : (
        <Waiting />
      )}
    </div>
  );
}

function Waiting() {
  const t = useText();
  return (
    <Panel title={t("overview.savings.title")} state={{ face: "loading" }} skeletonHeight={168}>
      {null}
    </Panel>
  );
}
