import { z } from "zod";
import type { S3Settings } from "../retention/store/s3-settings.js";

const DEFAULT_REGION = "us-east-1";
/** What every store takes; dots and all. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const BELONG_TOGETHER = [
  "ARCHIVE_S3_ENDPOINT",
  "ARCHIVE_S3_BUCKET",
  "ARCHIVE_S3_ACCESS_KEY_ID",
  "ARCHIVE_S3_SECRET_ACCESS_KEY",
];

/** Sent in a header. */
const credential = z.string().regex(/^[\x21-\x7e]{1,256}$/, {
  error: "must be 1 to 256 ASCII characters without spaces",
});

/** The variables about the bucket that archives lie in; undefined where they are not set. */
export const archiveStoreVariables = {
  ARCHIVE_S3_ENDPOINT: z
    .string()
    .refine(isEndpoint, { error: "must be a URL like https://s3.eu-central-1.amazonaws.com, without the bucket" })
    .optional(),
  ARCHIVE_S3_BUCKET: z
    .string()
    .regex(BUCKET, { error: "must be 3 to 63 small letters, digits, dots and hyphens" })
    .optional(),
  ARCHIVE_S3_REGION: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,40}$/, { error: "must be a region like eu-central-1" })
    .optional(),
  ARCHIVE_S3_ACCESS_KEY_ID: credential.optional(),
  ARCHIVE_S3_SECRET_ACCESS_KEY: credential.optional(),
};

type ArchiveStoreEnvironment = z.infer<z.ZodObject<typeof archiveStoreVariables>>;

/** A bucket that is described by halves is no bucket. */
export function archiveStoreFaults(given: Readonly<Record<string, string | undefined>>): string[] {
  if (!Object.keys(archiveStoreVariables).some((name) => given[name] !== undefined)) return [];
  return BELONG_TOGETHER.filter((name) => given[name] === undefined).map(
    (name) => `${name} is missing: ${BELONG_TOGETHER.join(", ")} belong together.`,
  );
}

/** Null when no bucket is configured. */
export function archiveStoreSettings(checked: ArchiveStoreEnvironment): S3Settings | null {
  const { ARCHIVE_S3_ENDPOINT: endpoint, ARCHIVE_S3_BUCKET: bucket } = checked;
  const { ARCHIVE_S3_ACCESS_KEY_ID: accessKeyId, ARCHIVE_S3_SECRET_ACCESS_KEY: secretAccessKey } = checked;
  if (endpoint === undefined || bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined) {
    return null;
  }
  const region = checked.ARCHIVE_S3_REGION ?? DEFAULT_REGION;
  return { endpoint: endpoint.replace(/\/+$/, ""), bucket, region, accessKeyId, secretAccessKey };
}

function isEndpoint(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, search, hash, username, password } = new URL(value);
  return ["https:", "http:"].includes(protocol) && [search, hash, username, password].every((part) => part === "");
}
