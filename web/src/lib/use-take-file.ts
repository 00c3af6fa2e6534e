import { useRef, useState } from "react";
import type { Fault } from "./graphql-fault";
import { takeFile } from "./take-file";

interface TakeFile {
  /**
   * Null when it failed, `fault` says why, when it was called off, or when one is under way already.
   *
   * @param bytes as `takeFile` has them
   */
  take: (url: string, bytes?: number | null) => Promise<{ archivedBefore: string | null } | null>;
  /** Calls off the one that is under way. Nothing else does: it goes on when the page is left. */
  callOff: () => void;
  busy: boolean;
  fault: Fault | null;
}

/** A file that a member asks for, and why it does not come. */
export function useTakeFile(): TakeFile {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const asked = useRef<AbortController | null>(null);
  const take = async (url: string, bytes: number | null = 0) => {
    if (busy) return null;
    const controller = new AbortController();
    asked.current = controller;
    setFault(null);
    setBusy(true);
    const { fault: cause, archivedBefore } = await takeFile(url, controller.signal, bytes);
    setBusy(false);
    if (controller.signal.aborted) return null;
    setFault(cause);
    return cause === null ? { archivedBefore } : null;
  };
  return { take, callOff: () => asked.current?.abort(), busy, fault };
}
