import { describe, expect, test } from "vitest";
import { createLiveFeed, type LiveNews } from "./live-feed";

const tick = (requests: number) => ({
  cursor: "1",
  droppedBefore: null,
  at: "2026-11-23T05:00:00Z",
  requests,
  slices: [],
});

function listened() {
  const feed = createLiveFeed();
  const news: LiveNews["kind"][] = [];
  feed.onNews(({ kind }) => news.push(kind));
  return { feed, news };
}

describe("the live feed", () => {
  test("passes ticks on and remembers when it heard one", () => {
    const { feed, news } = listened();
    feed.receive(tick(1), 500);
    expect(news).toEqual(["tick"]);
    expect(feed.state.get().heardMs).toBe(500);
  });

  test("counts what comes during a pause, and catches up once afterwards", () => {
    const { feed, news } = listened();
    feed.setPaused(true);
    feed.receive(tick(2), 500);
    feed.receive(tick(3), 600);
    expect(news).toEqual([]);
    expect(feed.state.get()).toMatchObject({ heldRequests: 5, heardMs: 600 });
    feed.setPaused(false);
    expect(news).toEqual(["catch-up"]);
    expect(feed.state.get().heldRequests).toBe(0);
  });

  test("a pause in which nothing came has nothing to catch up", () => {
    const { feed, news } = listened();
    feed.setPaused(true);
    feed.receive(tick(0), 500);
    feed.setPaused(false);
    expect(news).toEqual([]);
  });

  test("showing the tab again does not end the viewer's own pause", () => {
    const { feed, news } = listened();
    feed.setPaused(true);
    feed.setHidden(true);
    feed.receive(tick(1), 500);
    feed.setHidden(false);
    expect(news).toEqual([]);
    expect(feed.state.get().heldRequests).toBe(1);
  });

  test("listening to another question starts in silence but keeps the pause", () => {
    const { feed } = listened();
    feed.setPaused(true);
    feed.receive(tick(4), 500);
    feed.refuse();
    feed.restart(900);
    expect(feed.state.get()).toEqual({
      isPaused: true,
      isHidden: false,
      heldRequests: 0,
      heardMs: null,
      listeningSinceMs: 900,
      isRefused: false,
    });
  });

  test("those who left hear nothing more", () => {
    const feed = createLiveFeed();
    let heard = 0;
    const leave = feed.onNews(() => {
      heard += 1;
    });
    leave();
    feed.receive(tick(1), 1);
    expect(heard).toBe(0);
  });
});
