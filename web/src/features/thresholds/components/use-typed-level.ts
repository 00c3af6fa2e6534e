import { useState } from "react";
import { readLevel, withLevel } from "../model/levels";
import type { FormPart } from "./form-part";

/** A level that is typed and not added yet. */
export function useTypedLevel({ draft, change }: Pick<FormPart, "draft" | "change">) {
  const [typed, onType] = useState("");
  const [isWrong, setWrong] = useState(false);
  const onAdd = (): void => {
    const level = readLevel(typed);
    setWrong(level === null);
    if (level === null) return;
    change({ levels: withLevel(draft.levels, level) });
    onType("");
  };
  return { typed, onType, onAdd, isWrong };
}
