import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useText } from "../lib/i18n";
import { IconButton } from "./icon-button";
import { VisuallyHidden } from "./visually-hidden";

const CONFIRMED_MS = 2000;

type Outcome = "none" | "copied" | "failed";

interface CopyButtonProps {
  text: string;
  label: string;
  excludeFromTabOrder?: boolean;
}

/** Copies, and says so to eyes and ears. Without HTTPS browsers may refuse; then it says that, too. */
export function CopyButton({ text, label, excludeFromTabOrder = false }: CopyButtonProps) {
  const t = useText();
  const [outcome, setOutcome] = useState<Outcome>("none");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = async (): Promise<void> => {
    clearTimeout(timer.current);
    const done = await writeToClipboard(text);
    setOutcome(done ? "copied" : "failed");
    if (done) timer.current = setTimeout(() => setOutcome("none"), CONFIRMED_MS);
  };
  return (
    <>
      <IconButton
        label={label}
        icon={outcome === "copied" ? <Check /> : <Copy />}
        onPress={() => void copy()}
        excludeFromTabOrder={excludeFromTabOrder}
      />
      <span role="status">
        {outcome === "failed" ? t("ui.copyFailed") : null}
        <VisuallyHidden>{outcome === "copied" ? t("ui.copied") : ""}</VisuallyHidden>
      </span>
    </>
  );
}

async function writeToClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // told beside the button
  }
}
