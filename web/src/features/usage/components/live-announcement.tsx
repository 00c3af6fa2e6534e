import { useState } from "react";
import { costText } from "../../../cost/known-cost";
import type { OverviewDetailsQuery } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { VisuallyHidden } from "../../../ui/visually-hidden";
import { announce } from "../model/announce";
import { useNow } from "./use-now";

/** How the day goes, for the ear, to those who asked for it. */
export default function LiveAnnouncement({ today }: Pick<OverviewDetailsQuery, "today">) {
  const t = useText();
  const format = useFormat();
  const nowMs = useNow();
  const text = t("usage.live.announcement", {
    cost: costText(today, { money: format.moneyCard, unknown: format.unknown }),
    count: today.requests,
    shown: format.exact(today.requests),
  });
  const [told, setTold] = useState({ text, atMs: nowMs, isFirst: true });
  const next = announce(told, text, nowMs);
  if (next !== told) setTold(next);
  return (
    <span role="status">
      <VisuallyHidden>{next.isFirst ? "" : next.text}</VisuallyHidden>
    </span>
  );
}
