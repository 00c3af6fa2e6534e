import { useQuery } from "@apollo/client/react";
import { graphql } from "./graphql/gql";
import type { SavedViewsQuery } from "./graphql/graphql";

const SAVED_VIEWS = graphql(`
  query SavedViews {
    savedViews {
      id
      name
      page
      search
      shared
      isMine
      canDelete
      createdBy
    }
  }
`);

/** To be asked again by `useAct` after a view was saved, renamed or deleted. */
export const SAVED_VIEWS_NAME = "SavedViews";

export type SavedView = SavedViewsQuery["savedViews"][number];

/** A member's own and shared ones, by name; `null` until they are known. Others may have shared one since. */
export function useSavedViews(wanted: boolean): readonly SavedView[] | null {
  const { data } = useQuery(SAVED_VIEWS, { skip: !wanted, fetchPolicy: "cache-and-network" });
  return data?.savedViews ?? null;
}
