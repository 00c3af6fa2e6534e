import type { ReactNode } from "react";

export interface Command {
  id: string;
  label: string;
  hint?: string;
  icon: ReactNode;
  onSelect: () => void;
}

export interface CommandGroup {
  id: string;
  title: string;
  commands: readonly Command[];
}
