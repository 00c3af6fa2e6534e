import type { ExportSchedulesQuery } from "../../../lib/graphql/graphql";

export type ExportSchedule = ExportSchedulesQuery["exportSchedules"][number];
