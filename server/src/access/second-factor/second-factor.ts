import type { EntityManager } from "@mikro-orm/postgresql";
import type { Clock } from "../../core/clock.js";
import { AppError } from "../../core/errors.js";
import { openSealedText, sealText } from "../../core/sealed-text.js";
import type { Member } from "../member.entity.js";
import { countCodeTry, forgetCodeTries } from "./code-tries.js";
import { MissingCodeError } from "./missing-code-error.js";
import { hashRecoveryCode } from "./recovery-codes.js";
import { stepOfCode } from "./totp.js";

const SIX_DIGITS = /^\d{6}$/;

/** Whose code it is, and the secret that it is made of, sealed. */
export interface SecretHolder {
  readonly id: number;
  readonly totpSecret: Buffer;
}

/** The codes of members who sign in with more than a password. */
export class SecondFactor {
  /** @param key of 32 bytes, that secrets are sealed with */
  constructor(
    private readonly key: Buffer,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks for nothing when the member has no second factor. Call it only once the password was right: its
   * answer tells that.
   *
   * @param code six digits or a recovery code, used up by this
   * @throws AppError UNAUTHENTICATED, with the field `code`, when it is missing, wrong or used already
   * @throws AppError UNAVAILABLE after too many wrong ones
   */
  async check(em: EntityManager, member: Member, code: string | null): Promise<void> {
    const { id, totpSecret, totpConfirmedAt } = member;
    if (totpConfirmedAt === null || totpSecret === null) return;
    if (code === null) throw new MissingCodeError();
    await countCodeTry(em, id, this.clock());
    await this.use(em, { id, totpSecret }, code);
  }

  /**
   * Uses up the code, in the transaction of who asks. The try must have been counted.
   *
   * @throws AppError UNAUTHENTICATED, with the field `code`, when it is wrong or used already
   */
  async use(em: EntityManager, holder: SecretHolder, code: string): Promise<void> {
    const digits = code.replaceAll(/\s/g, "");
    const isRight = SIX_DIGITS.test(digits)
      ? await this.useStep(em, holder, digits)
      : await useRecoveryCode(em, holder.id, { code, now: this.clock() });
    if (!isRight) throw AppError.unauthenticated("This code is wrong, or was used already.", "code");
    await forgetCodeTries(em, holder.id);
  }

  seal(secret: string): Buffer {
    return sealText(this.key, secret);
  }

  /** Of two connections with the same code only one changes the row. */
  private async useStep(em: EntityManager, { id, totpSecret }: SecretHolder, digits: string): Promise<boolean> {
    const step = stepOfCode(openSealedText(this.key, Buffer.from(totpSecret)), digits, this.clock());
    if (step === null) return false;
    const taken = await em.execute<object[]>(
      `update members set totp_last_step = ? where id = ? and coalesce(totp_last_step, -1) < ? returning id`,
      [step, id, step],
    );
    return taken.length === 1;
  }
}

async function useRecoveryCode(em: EntityManager, memberId: number, { code, now }: { code: string; now: Date }) {
  const taken = await em.execute<object[]>(
    `update member_recovery_codes set used_at = ?
     where member_id = ? and code_hash = ? and used_at is null returning id`,
    [now, memberId, hashRecoveryCode(memberId, code)],
  );
  return taken.length === 1;
}
