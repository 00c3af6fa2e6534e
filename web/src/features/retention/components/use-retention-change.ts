import { useState } from "react";
import { useText } from "../../../lib/i18n";
import { useAct } from "../../../lib/use-act";
import { AFFECTED, CHANGE_RETENTION } from "../api/retention-acts";
import type { RetentionPolicy } from "../api/use-retention";
import { useRetentionPreview } from "../api/use-retention-preview";
import { MOST_MONTHS, readMonths } from "../model/read-months";

/** A number that is being typed: what it would archive, and whether it may be saved. */
export function useRetentionChange({ keepMonths, pendingMonths }: RetentionPolicy) {
  const t = useText();
  const [text, setText] = useState(String(pendingMonths ?? keepMonths));
  const [repeated, setRepeated] = useState("");
  const [tried, setTried] = useState(false);
  const { act, busy, fault } = useAct(CHANGE_RETENTION, { affects: AFFECTED });
  const months = readMonths(text);
  const isAnother = months !== null && months !== keepMonths;
  const preview = useRetentionPreview(isAnother ? months : null);
  const isShorter = isAnother && months < keepMonths;
  const phrase = t("retention.change.phrase", { count: months ?? 0 });
  const isConfirmed = !isShorter || repeated.trim() === phrase;

  const numberFault = (): string | null => {
    if (months === null) return t("retention.change.range", { most: MOST_MONTHS });
    return tried && !isAnother ? t("retention.change.same") : null;
  };
  /** @returns whether it was saved */
  const save = async (): Promise<boolean> => {
    setTried(true);
    if (!isAnother || preview.due === null || !isConfirmed) return false;
    return (await act({ months })) !== null;
  };
  return {
    text,
    setText,
    numberFault: numberFault(),
    isAnother,
    isShorter,
    preview,
    /** What must be typed again when it becomes shorter. */
    phrase,
    repeated,
    setRepeated,
    repeatFault: tried && !isConfirmed ? t("ui.repeat.differs") : null,
    save,
    busy,
    fault,
  };
}
