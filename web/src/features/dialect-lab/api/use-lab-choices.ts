import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";

const LAB_CHOICES = graphql(`
  query LabChoices {
    usageDialects
    priceProviders
  }
`);

interface LabChoices {
  dialects: readonly string[];
  providers: readonly string[];
}

/** What the server can read, and whose prices it knows; empty until it answers. */
export function useLabChoices(): LabChoices {
  const { data } = useQuery(LAB_CHOICES);
  return { dialects: data?.usageDialects ?? [], providers: data?.priceProviders ?? [] };
}
