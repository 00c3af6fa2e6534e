import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { AuditOptionsQuery } from "../../../lib/graphql/graphql";

const AUDIT_OPTIONS = graphql(`
  query AuditOptions {
    auditFilterOptions {
      actors
      actions
      targetKinds
    }
  }
`);

export type AuditOptions = AuditOptionsQuery["auditFilterOptions"];

const NONE: AuditOptions = { actors: [], actions: [], targetKinds: [] };

/** What occurs in the log, and so can be asked for; nothing until it is known. */
export function useAuditOptions(): AuditOptions {
  const { data, previousData } = useQuery(AUDIT_OPTIONS, { fetchPolicy: "cache-and-network" });
  return (data ?? previousData)?.auditFilterOptions ?? NONE;
}
