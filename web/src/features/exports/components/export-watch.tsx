import { useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import { awaitedExports, forgetAwaited } from "../../../lib/awaited-exports";
import { download } from "../../../lib/download";
import { useText } from "../../../lib/i18n";
import { useStore } from "../../../lib/store";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { showToast } from "../../../ui/toast";
import { type Export, useExports } from "../api/use-exports";
import { awaitedEnds } from "../model/awaited-ends";

/** Looks after what is awaited, and tells its end once. */
export default function ExportWatch() {
  const t = useText();
  const navigate = useNavigate();
  const carried = useCarriedSearch();
  const { page } = useExports();
  const awaited = useStore(awaitedExports);
  const tell = useEffectEvent(({ id, state }: Export) => {
    if (state === "DONE") {
      const action = { label: t("exports.download"), onPress: () => download(`/v1/exports/${id}`) };
      showToast({ text: t("exports.notice.done"), action });
    } else if (state === "FAILED") {
      const show = () => void navigate({ to: "/exports", search: carried });
      const action = { label: t("exports.notice.show"), onPress: show };
      showToast({ text: t("exports.notice.failed"), tone: "warning", action });
    }
  });
  useEffect(() => {
    const { ended, over } = awaitedEnds(awaited?.split(" ") ?? [], page?.nodes ?? []);
    forgetAwaited(over);
    for (const one of ended) tell(one);
  }, [page, awaited]);
  return null;
}
