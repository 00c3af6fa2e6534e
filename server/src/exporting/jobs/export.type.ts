import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { ResolvedRangeType } from "../../analytics/usage-totals.type.js";
import { PageInfo } from "../../core/page-info.js";
import { DateTimeISO, Decimal, SafeInt } from "../../core/scalars.js";

export enum ExportFormatType {
  CSV = "CSV",
  JSONL = "JSONL",
  XLSX = "XLSX",
  PARQUET = "PARQUET",
}

export enum ExportState {
  WAITING = "WAITING",
  RUNNING = "RUNNING",
  DONE = "DONE",
  FAILED = "FAILED",
  CANCELLED = "CANCELLED",
  EXPIRED = "EXPIRED",
}

export enum ExportFailureCodeType {
  MEMBER_GONE = "MEMBER_GONE",
  TOO_MANY_ROWS = "TOO_MANY_ROWS",
  ARCHIVED_RANGE = "ARCHIVED_RANGE",
  REFUSED = "REFUSED",
  NO_ROOM = "NO_ROOM",
  STORE_AWAY = "STORE_AWAY",
  NOT_WRITTEN = "NOT_WRITTEN",
  FILE_LOST = "FILE_LOST",
}

registerEnumType(ExportFormatType, { name: "ExportFormat" });
registerEnumType(ExportState, {
  name: "ExportState",
  description: "DONE until its file is taken away, which makes it EXPIRED.",
});

registerEnumType(ExportFailureCodeType, {
  name: "ExportFailureCode",
  description:
    "Why there is no file. FILE_LOST: there was one, and the download that was asked for last did not find it as it was written.",
});

@ObjectType("ExportCondition", { description: "What restricts an export, by the name of the argument that said it." })
export class ExportConditionType {
  @Field(() => String)
  name!: string;

  @Field(() => [String])
  values!: readonly string[];
}

@ObjectType("Export", { description: "Single requests as a file, written by a job." })
export class ExportType {
  @Field(() => ID)
  id!: string;

  @Field(() => ExportState)
  state!: ExportState;

  @Field(() => ExportFormatType)
  format!: ExportFormatType;

  @Field(() => [String])
  columns!: readonly string[];

  @Field(() => ResolvedRangeType)
  range!: ResolvedRangeType;

  @Field(() => [ExportConditionType])
  conditions!: readonly ExportConditionType[];

  @Field(() => DateTimeISO)
  requestedAt!: Date;

  @Field(() => String, { description: "E-mail of the member." })
  requestedBy!: string;

  @Field(() => String, { nullable: true, description: "Name of what ordered it by itself; null when a person did." })
  schedule!: string | null;

  @Field(() => SafeInt, {
    nullable: true,
    description: "As counted when it was asked for; null where counting single requests took too long.",
  })
  rowsTotal!: number | null;

  @Field(() => SafeInt)
  rowsDone!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Until every row is written, at the pace so far; null while nobody can know.",
  })
  remainingSeconds!: number | null;

  @Field(() => Boolean, { description: "Every row is written; what is left is to make the file of them." })
  isFinishing!: boolean;

  @Field(() => Decimal, { description: "Of the rows that are done, as far as it is known." })
  cost!: string;

  @Field(() => DateTimeISO, { nullable: true })
  finishedAt!: Date | null;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: "When the file is taken away; null for one that stays in the archive store.",
  })
  expiresAt!: Date | null;

  @Field(() => SafeInt, { nullable: true, description: "Of the file." })
  bytes!: number | null;

  @Field(() => String, { nullable: true, description: "Of the file, in hexadecimal." })
  sha256!: string | null;

  @Field(() => DateTimeISO, {
    nullable: true,
    description:
      "Requests of its range of before this instant are in archives and not in the file; its rows and sums are of what the file has. Null when there are none, and until its first rows are written.",
  })
  archivedBefore!: Date | null;

  @Field(() => String, { nullable: true, description: "Why there is no file, in words." })
  error!: string | null;

  @Field(() => ExportFailureCodeType, {
    nullable: true,
    description: "What `error` says; null of exports that failed under an older release, too.",
  })
  failureCode!: ExportFailureCodeType | null;

  @Field(() => Boolean, { description: "Whether the viewer may cancel it or try it again." })
  canChange!: boolean;

  @Field(() => Boolean, {
    description: "Whether the viewer may try it again now: it did not become a file, or the file is gone.",
  })
  canRetry!: boolean;
}

@ObjectType("ExportPage")
export class ExportPageType {
  @Field(() => [ExportType])
  nodes!: readonly ExportType[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}
