import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useText } from "../lib/i18n";
import { IconButton } from "./icon-button";
import { VisuallyHidden } from "./visually-hidden";

const CONFIRMED_MS = 2000;

/** Copies, and says so to eyes and ears. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), CONFIRMED_MS);
  };
  return (
    <>
      <IconButton label={label} icon={copied ? <Check /> : <Copy />} onPress={() => void copy()} />
      <span role="status">
        <VisuallyHidden>{copied ? t("ui.copied") : ""}</VisuallyHidden>
      </span>
    </>
  );
}
