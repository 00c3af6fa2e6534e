/** A webhook was to go to where only this network reaches. Nothing was connected to. */
export class PrivateTargetError extends Error {
  override readonly name = "PrivateTargetError";

  constructor() {
    super("the target is in a private, local or reserved network");
  }
}
