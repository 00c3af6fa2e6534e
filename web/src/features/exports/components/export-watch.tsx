import { useApolloClient } from "@apollo/client/react";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import { askAgain } from "../../../lib/ask-again";
import { awaitedExports, forgetAwaited } from "../../../lib/awaited-exports";
import { useText } from "../../../lib/i18n";
import { useStore } from "../../../lib/store";
import { takeFile } from "../../../lib/take-file";
import { useCarriedSearch } from "../../../lib/use-carried-search";
import { showToast } from "../../../ui/toast";
import { type Export, useExports } from "../api/use-exports";
import { awaitedEnds } from "../model/awaited-ends";

/** Looks after what is awaited, and tells its end once. */
export default function ExportWatch() {
  const t = useText();
  const navigate = useNavigate();
  const carried = useCarriedSearch();
  // The list of exports looks itself.
  const isListed = useLocation({ select: ({ pathname }) => pathname === "/exports" });
  const { page } = useExports(isListed);
  const client = useApolloClient();
  const show = { label: t("exports.notice.show"), onPress: () => void navigate({ to: "/exports", search: carried }) };
  const fetchFile = async ({ id, bytes }: Export) => {
    const { signal } = new AbortController();
    const { fault } = await takeFile(`/v1/exports/${id}`, signal, bytes);
    if (fault === null) return;
    await askAgain(client, ["Exports"]);
    showToast({ text: t(`ui.fault.${fault.kind}`), tone: "warning", action: show });
  };
  const awaited = useStore(awaitedExports);
  const tell = useEffectEvent((one: Export) => {
    const { state } = one;
    if (state === "DONE") {
      const action = { label: t("exports.download"), onPress: () => void fetchFile(one) };
      showToast({ text: t("exports.notice.done"), action });
    } else if (state === "FAILED") {
      showToast({ text: t("exports.notice.failed"), tone: "warning", action: show });
    }
  });
  useEffect(() => {
    const { ended, over } = awaitedEnds(awaited?.split(" ") ?? [], page?.nodes ?? []);
    forgetAwaited(over);
    for (const one of ended) tell(one);
  }, [page, awaited]);
  return null;
}
