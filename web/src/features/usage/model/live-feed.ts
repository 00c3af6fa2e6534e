import { createStore, type Store } from "../../../lib/store";
import type { TickAnswer } from "./usage-answer";

export interface LiveFeedState {
  /** By the viewer. */
  isPaused: boolean;
  /** While nobody looks, or a menu or dialog is open over it; resumes by itself. */
  isHidden: boolean;
  /** Requests that came while paused. */
  heldRequests: number;
  /** Last tick or heartbeat; null before the first. */
  heardMs: number | null;
  listeningSinceMs: number;
  /** The server does not tell news of this question, and asking again would not help. */
  isRefused: boolean;
}

export type LiveNews = { kind: "tick"; tick: TickAnswer } | { kind: "catch-up" };

export interface LiveFeed {
  state: Store<LiveFeedState>;
  /** A tick or heartbeat from the server. */
  receive: (tick: TickAnswer, nowMs: number) => void;
  /** Another question is listened to: what was heard before says nothing about it. */
  restart: (nowMs: number) => void;
  /** The server refused the question that is listened to. */
  refuse: () => void;
  setPaused: (isPaused: boolean) => void;
  setHidden: (isHidden: boolean) => void;
  /** Ticks while running; one catch-up after each pause in which something came. */
  onNews: (listener: (news: LiveNews) => void) => () => void;
}

const QUIET: LiveFeedState = {
  isPaused: false,
  isHidden: false,
  heldRequests: 0,
  heardMs: null,
  listeningSinceMs: 0,
  isRefused: false,
};

/** Passes ticks on to those who show them, and holds them back during a pause. */
export function createLiveFeed(): LiveFeed {
  const state = createStore<LiveFeedState>(QUIET);
  const listeners = new Set<(news: LiveNews) => void>();
  const tell = (news: LiveNews) => {
    for (const listener of listeners) listener(news);
  };
  const change = (patch: Partial<LiveFeedState>) => {
    const before = state.get();
    const after = { ...before, ...patch };
    const resumes = isHolding(before) && !isHolding(after);
    state.set(resumes ? { ...after, heldRequests: 0 } : after);
    if (resumes && before.heldRequests > 0) tell({ kind: "catch-up" });
  };
  return {
    state,
    receive: (tick, nowMs) => {
      const current = state.get();
      if (isHolding(current)) {
        state.set({ ...current, heardMs: nowMs, heldRequests: current.heldRequests + tick.requests });
        return;
      }
      state.set({ ...current, heardMs: nowMs });
      tell({ kind: "tick", tick });
    },
    restart: (nowMs) =>
      state.set({ ...state.get(), heldRequests: 0, heardMs: null, listeningSinceMs: nowMs, isRefused: false }),
    refuse: () => state.set({ ...state.get(), isRefused: true }),
    setPaused: (isPaused) => change({ isPaused }),
    setHidden: (isHidden) => change({ isHidden }),
    onNews: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function isHolding({ isPaused, isHidden }: LiveFeedState): boolean {
  return isPaused || isHidden;
}
