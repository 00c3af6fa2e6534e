import type { ReactNode } from "react";
import type { MessageKey } from "../../../locales/message-key";

/** Where the viewer may go. */
export interface CommandPage {
  to: string;
  title: MessageKey;
  icon: ReactNode;
  /** Pressed after `g`; absent for pages a step behind those, which only a search finds. */
  key?: string;
}
