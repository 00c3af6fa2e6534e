import type { ApolloLink } from "@apollo/client";
import { SetContextLink } from "@apollo/client/link/context";
import { BACKGROUND_VISIT, VISIT_HEADER } from "@tokenledger/model/background-visit";

/** Says of what is asked while nobody is at the page that it is no use of the console: their session idles. */
export function createVisitLink(isPresent: () => boolean): ApolloLink {
  return new SetContextLink(({ headers }) =>
    isPresent() ? {} : { headers: { ...headers, [VISIT_HEADER]: BACKGROUND_VISIT } },
  );
}
