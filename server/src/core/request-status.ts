import { registerEnumType } from "type-graphql";

/** How a model call ended; stored in lower case. */
export enum RequestStatus {
  OK = "OK",
  ERROR = "ERROR",
  CANCELLED = "CANCELLED",
}

registerEnumType(RequestStatus, { name: "RequestStatus" });
