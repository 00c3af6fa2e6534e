import type { ApolloClient } from "@apollo/client";

const LONGEST_MS = 2_000;

/**
 * Asks anew what is on screen, after a change whose effect may show anywhere. Resolves when all is answered,
 * and after two seconds at the latest: what leaves the screen meanwhile never answers, and the answer to the
 * change, which may be a secret that is told once, must not wait for it.
 *
 * @param affected names of the questions whose answers can differ, where the change is of nothing else on screen
 */
export async function askAgain(client: ApolloClient, affected: "active" | readonly string[] = "active"): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isLate = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_MS);
  });
  // The change is made; a panel that could not be asked again says so itself.
  const answered = client
    .refetchQueries({ include: affected === "active" ? affected : [...affected] })
    .catch(() => undefined);
  await Promise.race([answered, isLate]);
  clearTimeout(timer);
}
