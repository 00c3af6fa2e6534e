import { graphql } from "../../../lib/graphql/gql";

export const EXPORT_SCHEDULES = graphql(`
  query ExportSchedules {
    exportSchedules {
      ...ExportScheduleFields
    }
  }

  fragment ExportScheduleFields on ExportSchedule {
    id
    name
    cadence
    format
    conditions {
      name
      values
    }
    madeBy
    enabled
    nextAt
    canChange
  }
`);

export const CREATE_EXPORT_SCHEDULE = graphql(`
  mutation CreateExportSchedule(
    $name: String!
    $cadence: ReportCadence!
    $filter: UsageFilterInput!
    $shape: ExportShapeInput!
    $costStates: [CostState!]
    $narrow: EventNarrowingInput
  ) {
    createExportSchedule(
      name: $name
      cadence: $cadence
      filter: $filter
      shape: $shape
      costStates: $costStates
      narrow: $narrow
    ) {
      id
    }
  }
`);

export const PAUSE_EXPORT_SCHEDULE = graphql(`
  mutation PauseExportSchedule($id: ID!, $paused: Boolean!) {
    pauseExportSchedule(id: $id, paused: $paused) {
      ...ExportScheduleFields
    }
  }
`);

export const DELETE_EXPORT_SCHEDULE = graphql(`
  mutation DeleteExportSchedule($id: ID!) {
    deleteExportSchedule(id: $id) {
      id
    }
  }
`);
