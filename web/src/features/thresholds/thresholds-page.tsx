import { useLocation, useNavigate, useParams } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { Suspense, useState, type ReactNode } from "react";
import { useText } from "../../lib/i18n";
import { useCarriedSearch } from "../../lib/use-carried-search";
import { cx } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { GuardedButton } from "../../ui/guarded-button";
import { latePart } from "../../ui/late-part";
import { Panel } from "../../ui/panel";
import { useThresholds, type ListedThreshold } from "./api/use-thresholds";
import { DeleteDialog } from "./components/delete-dialog";
import { MuteDialog } from "./components/mute-dialog";
import type { ThresholdAct } from "./components/threshold-actions";
import { ThresholdTable } from "./components/threshold-table";
import { useMute } from "./components/use-mute";
import { fullTitleOf } from "./model/threshold-words";
import styles from "./thresholds-page.module.css";

const { Part: ThresholdDrawer } = latePart(() => import("./components/threshold-drawer"));

interface ThresholdsPageProps {
  canManage: boolean;
  /** The pages that belong together with it. */
  tabs: ReactNode;
}

/** What is watched, and how near it is; one of them opens beside it. */
export function ThresholdsPage({ canManage, tabs }: ThresholdsPageProps) {
  const t = useText();
  const { thresholds, statuses, state, reload } = useThresholds();
  const { id, isNew, ofUser, open, make, close, leave } = useOpenThreshold();
  const { doing, act, end } = useActs(open);
  const button = (
    <GuardedButton icon={<Plus />} disabledBecause={canManage ? null : t("thresholds.readOnly")} onPress={make}>
      {t("thresholds.new")}
    </GuardedButton>
  );
  return (
    <div className={cx(styles.page)}>
      {tabs}
      <Panel
        title={t("shell.thresholds")}
        state={state}
        onRetry={reload}
        skeletonHeight={320}
        isEmpty={thresholds.length === 0}
        empty={<EmptyState title={t("thresholds.empty")}>{t("thresholds.empty.text")}</EmptyState>}
        actions={button}
      >
        <p className={cx(styles.lead)}>{t("thresholds.lead")}</p>
        <ThresholdTable {...{ thresholds, statuses, canManage }} onAct={act} />
      </Panel>
      {id !== undefined || isNew ? (
        <Suspense>
          <ThresholdDrawer
            id={id ?? null}
            canManage={canManage}
            activeUsers={id === undefined ? 0 : (statuses.get(id)?.subjects ?? 0)}
            ofUser={ofUser}
            onClose={close}
            onSaved={leave}
          />
        </Suspense>
      ) : null}
      {doing?.act === "delete" ? <DeleteDialog threshold={doing.threshold} onClose={end} /> : null}
      {doing?.act === "muteUntil" ? (
        <MuteDialog name={fullTitleOf(doing.threshold, t)} onMute={doing.mute} onClose={end} />
      ) : null}
    </div>
  );
}

/** The one in the path, over the list. */
function useOpenThreshold() {
  const navigate = useNavigate();
  const search = useCarriedSearch();
  const { id } = useParams({ strict: false });
  const isNew = useLocation({ select: ({ pathname }) => pathname === "/thresholds/new" });
  const ofUser = useLocation({ select: ({ state }) => state.ofUser ?? null });
  const toList = { to: "/thresholds", search, resetScroll: false } as const;
  return {
    id,
    isNew,
    ofUser,
    open: (one: string) => void navigate({ ...toList, to: "/thresholds/$id", params: { id: one } }),
    make: () => void navigate({ ...toList, to: "/thresholds/new" }),
    close: () => void navigate(toList),
    leave: () => void navigate({ ...toList, ignoreBlocker: true }),
  };
}

interface Doing {
  act: "delete" | "muteUntil";
  threshold: ListedThreshold;
  mute: (until: string) => void;
}

/** What a row's menu does: at once, or after a dialog. */
function useActs(open: (id: string) => void) {
  const mute = useMute();
  const [doing, setDoing] = useState<Doing | null>(null);
  const end = (): void => setDoing(null);
  const act = (chosen: ThresholdAct, threshold: ListedThreshold): void => {
    switch (chosen) {
      case "edit":
        return open(threshold.id);
      case "muteHour":
        return mute.forHour(threshold);
      case "muteTomorrow":
        return mute.untilTomorrow(threshold);
      case "unmute":
        return mute.until(threshold, null);
      case "muteUntil":
      case "delete":
        return setDoing({
          act: chosen,
          threshold,
          mute: (until) => {
            mute.until(threshold, until);
            end();
          },
        });
    }
  };
  return { doing, act, end };
}
