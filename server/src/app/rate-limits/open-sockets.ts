import { addressGroup } from "../../access/address-group.js";
import type { Viewer } from "../../access/viewer.js";
import { nameOfViewer } from "./name-of-viewer.js";

/** How many WebSockets may be open at a time. Each process counts its own. */
export interface SocketBounds {
  readonly inAll: number;
  /** Many people may share one. */
  readonly perAddress: number;
  /** Of one member or key: a socket for each page that is open. */
  readonly perViewer: number;
}

export const SOCKET_BOUNDS: SocketBounds = { inAll: 2_000, perAddress: 100, perViewer: 20 };

/** Counts what is open by who and from where. */
export class OpenSockets {
  private readonly counts = new Map<string, number>();
  private total = 0;

  constructor(private readonly bounds: SocketBounds = SOCKET_BOUNDS) {}

  /** Why one more from there is too many, or null. */
  refusalFrom(address: string): "503 Service Unavailable" | "429 Too Many Requests" | null {
    if (this.total >= this.bounds.inAll) return "503 Service Unavailable";
    return this.count(groupOf(address)) >= this.bounds.perAddress ? "429 Too Many Requests" : null;
  }

  /** @returns what to call when it closed */
  open(address: string): () => void {
    this.total += 1;
    const leave = this.enter(groupOf(address));
    return () => {
      this.total -= 1;
      leave();
    };
  }

  /** Null when the viewer has as many as anybody may. @returns what to call when it closed */
  openFor(viewer: Viewer): (() => void) | null {
    const name = nameOfViewer(viewer);
    return this.count(name) >= this.bounds.perViewer ? null : this.enter(name);
  }

  private count(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  private enter(name: string): () => void {
    this.counts.set(name, this.count(name) + 1);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      const left = this.count(name) - 1;
      if (left > 0) this.counts.set(name, left);
      else this.counts.delete(name);
    };
  }
}

function groupOf(address: string): string {
  return `address ${addressGroup(address)}`;
}
