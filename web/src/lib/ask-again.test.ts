import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { parse } from "graphql";
import { Observable } from "rxjs";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { askAgain } from "./ask-again";

const KEYS = parse("query Keys { keys }");

/** A page that shows an answer, and a server that does not answer the next question by itself. */
function setUp() {
  const answers: ((keys: number) => void)[] = [];
  const link = new ApolloLink(
    () =>
      new Observable((observer) => {
        answers.push((keys) => {
          observer.next({ data: { keys } });
          observer.complete();
        });
      }),
  );
  const client = new ApolloClient({
    link,
    cache: new InMemoryCache(),
    defaultOptions: { watchQuery: { errorPolicy: "all" }, query: { errorPolicy: "all" } },
  });
  let shown: unknown = null;
  const page = client.watchQuery({ query: KEYS }).subscribe(({ data }) => {
    shown = data;
  });
  answers.at(-1)?.(1);
  return { client, page, answer: (keys: number) => answers.at(-1)?.(keys), shown: () => shown };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("asking again what is on screen", () => {
  test("is over when everything is answered", async () => {
    const { client, answer, shown } = setUp();
    const asked = askAgain(client);
    await vi.advanceTimersByTimeAsync(0);
    answer(2);
    await asked;
    expect(shown()).toEqual({ keys: 2 });
  });

  test("does not wait for ever for what left the screen meanwhile, because a secret may wait behind it", async () => {
    const { client, page } = setUp();
    const over = vi.fn<() => void>();
    void askAgain(client).finally(over);
    page.unsubscribe();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(over).toHaveBeenCalledTimes(1);
  });

  test("does not undo a change by failing itself", async () => {
    const { client } = setUp();
    const asked = askAgain(client);
    await client.clearStore();
    await expect(asked).resolves.toBeUndefined();
  });
});
