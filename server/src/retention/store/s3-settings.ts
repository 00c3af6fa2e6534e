/** A bucket of Amazon S3, or of anything that speaks its language. */
export interface S3Settings {
  /** `https://s3.eu-central-1.amazonaws.com`, without a slash at its end; the bucket comes behind it. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}
