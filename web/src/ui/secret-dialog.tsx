import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { CodeBlock } from "./code-block";
import { Dialog } from "./dialog";

interface SecretDialogProps {
  title: string;
  secret: string;
  /** That it is shown this once, and where to store it. */
  once: string;
  copyLabel: string;
  storedLabel: string;
  closeLabel: string;
  onClose: () => void;
  /** What to do with it first. */
  children?: ReactNode;
}

/** The one time that a secret is shown. Neither Escape nor a click beside it may lose it. */
export function SecretDialog({ title, secret, once, onClose, children, ...labels }: SecretDialogProps) {
  const [isStored, setStored] = useState(false);
  return (
    <Dialog
      title={title}
      size="wide"
      isOpen
      actions={
        <Button variant="primary" isDisabled={!isStored} onPress={onClose}>
          {labels.closeLabel}
        </Button>
      }
    >
      <p>{once}</p>
      <CodeBlock label={labels.copyLabel} code={secret} wraps />
      {children}
      <Checkbox isSelected={isStored} onChange={setStored}>
        {labels.storedLabel}
      </Checkbox>
    </Dialog>
  );
}
