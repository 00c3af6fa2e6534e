import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { CurrentViewerQuery } from "../../../lib/graphql/graphql";

export const CURRENT_VIEWER = graphql(`
  query CurrentViewer {
    viewer {
      ...ViewerFields
    }
  }

  fragment ViewerFields on Viewer {
    kind
    id
    email
    name
    role
    permissions
    confirmedAt
    hasPassword
    hasSecondFactor
  }
`);

export type SignedInViewer = NonNullable<CurrentViewerQuery["viewer"]>;

/** `undefined` while asking, `null` when signed out. */
export function useViewer() {
  const { data, error, refetch } = useQuery(CURRENT_VIEWER);
  return { viewer: data === undefined ? undefined : (data.viewer ?? null), error, refetch };
}
