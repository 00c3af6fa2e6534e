import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { awaitedExports, forgetAwaited } from "../../../lib/awaited-exports";
import { download } from "../../../lib/download";
import { useText } from "../../../lib/i18n";
import { useStore } from "../../../lib/store";
import { showToast } from "../../../ui/toast";
import { useExports } from "../api/use-exports";
import { isUnderWay } from "../model/export-progress";

/** Looks after what is awaited, and tells its end once. */
export default function ExportWatch() {
  const t = useText();
  const navigate = useNavigate();
  const { page } = useExports();
  const awaited = useStore(awaitedExports);
  useEffect(() => {
    const ids = awaited?.split(" ") ?? [];
    const ended = page?.nodes.filter(({ id, state }) => ids.includes(id) && !isUnderWay(state)) ?? [];
    forgetAwaited(ended.map(({ id }) => id));
    for (const { id, state } of ended) {
      if (state === "DONE") {
        const action = { label: t("exports.download"), onPress: () => download(`/v1/exports/${id}`) };
        showToast({ text: t("exports.notice.done"), action });
      } else if (state === "FAILED") {
        const action = { label: t("exports.notice.show"), onPress: () => void navigate({ to: "/exports" }) };
        showToast({ text: t("exports.notice.failed"), tone: "warning", action });
      }
    }
  }, [page, awaited, t, navigate]);
  return null;
}
