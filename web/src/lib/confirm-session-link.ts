import type { ApolloLink } from "@apollo/client";
import { ErrorLink } from "@apollo/client/link/error";
import { from, mergeMap, throwError } from "rxjs";
import { toFault } from "./graphql-fault";
import { NotConfirmedError } from "./not-confirmed-error";

/**
 * Holds what the server refused because it is too long since the member proved who they are, has them
 * asked, and sends it once more. What they do not confirm fails with `NotConfirmedError`.
 *
 * @param ask resolves to whether they confirmed
 */
export function createConfirmSessionLink(ask: () => Promise<boolean>): ApolloLink {
  return new ErrorLink(({ error, operation, forward }) => {
    const { kind, field } = toFault(error);
    if (kind !== "forbidden" || field !== "session") return undefined;
    return from(ask()).pipe(
      mergeMap((isConfirmed) => (isConfirmed ? forward(operation) : throwError(() => new NotConfirmedError()))),
    );
  });
}
