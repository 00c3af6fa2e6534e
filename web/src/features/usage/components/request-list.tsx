import { useState } from "react";
import type { ReturnPlace } from "../../../lib/return-place";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { useRequestTimes } from "../api/use-request-times";
import type { RequestPage, RequestRow } from "../api/use-requests";
import type { ListPlace } from "../model/list-place";
import { RequestHistogram } from "./request-histogram";
import styles from "./request-histogram.module.css";
import { RequestsTable } from "./requests-table";
import type { RequestView } from "./use-request-view";

interface RequestListProps {
  page: RequestPage;
  view: RequestView;
  returning: ReturnPlace<ListPlace>;
  isNarrow: boolean;
  openId: string | null;
  onOpen: (request: RequestRow) => void;
  onNearEnd: () => void;
}

/** The bars, and the rows that they show the place of. */
export function RequestList({ page, returning: { place, keep }, isNarrow, ...list }: RequestListProps) {
  const { state } = useUrlState();
  const times = useRequestTimes(state);
  const [inView, setInView] = useState<{ newest: string; oldest: string } | null>(null);
  return (
    <>
      {times === undefined ? (
        <div className={cx(styles.waiting)} aria-busy />
      ) : (
        <RequestHistogram times={times} inView={inView} isNarrowed={isNarrow || state.cost === "unpriced"} />
      )}
      <RequestsTable
        key={page.asOf}
        requests={page.nodes}
        totalCount={page.totalCount}
        left={place?.asOf === page.asOf ? place : null}
        onPlace={(at) => keep({ ...at, asOf: page.asOf })}
        onView={setInView}
        {...list}
      />
    </>
  );
}
