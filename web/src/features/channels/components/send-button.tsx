import { Send } from "lucide-react";
import { Button } from "../../../ui/button";
import { GuardedButton } from "../../../ui/guarded-button";

interface SendButtonProps {
  label: string;
  isPending: boolean;
  /** Why nothing can be sent; null when it can. */
  disabledBecause: string | null;
  onSend: () => void;
}

/** Waits for an answer where it may send, and tells why where it may not. */
export function SendButton({ label, isPending, disabledBecause, onSend }: SendButtonProps) {
  return disabledBecause === null ? (
    <Button icon={<Send />} onPress={onSend} isPending={isPending}>
      {label}
    </Button>
  ) : (
    <GuardedButton icon={<Send />} disabledBecause={disabledBecause} onPress={() => undefined}>
      {label}
    </GuardedButton>
  );
}
