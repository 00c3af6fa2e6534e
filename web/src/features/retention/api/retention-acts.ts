import { graphql } from "../../../lib/graphql/gql";

/** What the acts below change on the page. */
export const AFFECTED = ["RetentionPolicy"] as const;

export const CHANGE_RETENTION = graphql(`
  mutation ChangeRetention($months: Int!) {
    changeRetention(months: $months) {
      pendingMonths
    }
  }
`);

export const CANCEL_RETENTION_CHANGE = graphql(`
  mutation CancelRetentionChange {
    cancelRetentionChange {
      pendingMonths
    }
  }
`);

export const RUN_RETENTION = graphql(`
  mutation RunRetention {
    runRetention {
      keepMonths
    }
  }
`);

export const VERIFY_ARCHIVE = graphql(`
  mutation VerifyArchive($month: String!) {
    verifyArchive(month: $month) {
      months {
        month
        failure
      }
    }
  }
`);

export const RESTORE_ARCHIVE = graphql(`
  mutation RestoreArchive($month: String!) {
    restoreArchive(month: $month) {
      keepMonths
    }
  }
`);
