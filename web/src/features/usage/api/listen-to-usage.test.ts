import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { throwError } from "rxjs";
import { expect, test, vi } from "vitest";
import { listenToUsage } from "./listen-to-usage";

function refusedWith(code: string) {
  const error = new CombinedGraphQLErrors({
    errors: [{ message: "userIds: expected ids of app users", extensions: { code } }],
  });
  const link = new ApolloLink(() => throwError(() => error));
  return new ApolloClient({
    link,
    cache: new InMemoryCache(),
    defaultOptions: { watchQuery: { errorPolicy: "all" }, query: { errorPolicy: "all" } },
  });
}

test("a question that the server refuses is not asked again and again, and that is told", async () => {
  const onRefused = vi.fn<() => void>();
  const client = refusedWith("BAD_INPUT");
  const stop = listenToUsage(client, { range: { preset: "7d" } }, { onTick: () => {}, onMissed: () => {}, onRefused });
  await vi.waitFor(() => expect(onRefused).toHaveBeenCalledTimes(1));
  stop();
});
