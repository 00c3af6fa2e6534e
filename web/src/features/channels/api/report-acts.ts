import { graphql } from "../../../lib/graphql/gql";

export const CREATE_REPORT = graphql(`
  mutation CreateReport($input: ScheduledReportInput!) {
    createScheduledReport(input: $input) {
      ...ReportFields
    }
  }
`);

export const UPDATE_REPORT = graphql(`
  mutation UpdateReport($id: ID!, $version: Int!, $input: ScheduledReportInput!) {
    updateScheduledReport(id: $id, version: $version, input: $input) {
      ...ReportFields
    }
  }
`);

export const DELETE_REPORT = graphql(`
  mutation DeleteReport($id: ID!, $version: Int!) {
    deleteScheduledReport(id: $id, version: $version)
  }
`);

export const SEND_REPORT = graphql(`
  mutation SendReport($id: ID!) {
    sendReportNow(id: $id) {
      ...DeliveryFields
    }
  }
`);
