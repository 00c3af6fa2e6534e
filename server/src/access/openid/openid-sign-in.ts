import type { EntityManager } from "@mikro-orm/postgresql";
import { randomNonce, randomPKCECodeVerifier, randomState } from "openid-client";
import type { Clock } from "../../core/clock.js";
import { recordAudit } from "../audit.js";
import { holdingMembers } from "../members/members-lock.js";
import type { HttpExchange } from "../request-context.js";
import { Session } from "../session.entity.js";
import type { OpenedSession, SessionService } from "../session.service.js";
import type { MemberViewer } from "../viewer.js";
import { admitMember, memberOfIdentity } from "./admit-member.js";
import type { Flow } from "./flow-cookie.js";
import { OpenIdFault } from "./openid-fault.js";
import type { OpenIdProvider } from "./openid-provider.js";
import type { OpenIdSettings } from "./openid-settings.js";

interface OpenIdSignInParts {
  readonly provider: OpenIdProvider;
  readonly settings: OpenIdSettings;
  readonly sessions: SessionService;
  readonly clock: Clock;
}

/** A browser that came back from the provider. */
export interface Return {
  /** With which it comes back. */
  readonly search: string;
  readonly flow: Flow;
  readonly http: HttpExchange;
}

/** Signing in through the OpenID provider, and confirming an open session there. */
export class OpenIdSignIn {
  constructor(private readonly parts: OpenIdSignInParts) {}

  /**
   * @param to path of ours
   * @param confirms whose session is to be confirmed; null to sign in
   * @throws OpenIdFault `provider-away`
   */
  async begin(to: string, confirms: MemberViewer | null): Promise<{ readonly url: string; readonly flow: Flow }> {
    const flow: Flow = {
      begunAt: this.parts.clock().getTime(),
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
      to,
      confirms: confirms?.sessionId ?? null,
    };
    return { url: await this.parts.provider.authorizationUrl(flow), flow };
  }

  /**
   * A second factor of ours is not asked for: to ask for one is up to the provider.
   *
   * @throws OpenIdFault when they may not enter
   */
  async signIn(em: EntityManager, { search, flow, http }: Return): Promise<OpenedSession> {
    const { provider, settings, sessions, clock } = this.parts;
    const identity = await provider.redeem(search, flow);
    return holdingMembers(em, async (tx) => {
      const rules = { now: clock(), defaultRole: settings.defaultRole };
      const { member, acts } = await admitMember(tx, identity, rules);
      const opened = await sessions.open(tx, member, { ...http, provider: identity.issuer });
      for (const act of acts) await recordAudit(tx, { viewer: opened.viewer, http }, act);
      return opened;
    });
  }

  /** @throws OpenIdFault `other` when it was another than the member behind the session */
  async confirm(em: EntityManager, viewer: MemberViewer, { search, flow, http }: Return): Promise<void> {
    const { provider, clock } = this.parts;
    const identity = await provider.redeem(search, flow);
    const confirmedAt = clock();
    const member = await memberOfIdentity(em, identity);
    if (member?.id !== viewer.memberId) throw new OpenIdFault("other", "another account than the session's");
    await em.transactional(async (tx) => {
      const ended = (await tx.nativeUpdate(Session, { id: viewer.sessionId }, { confirmedAt })) === 0;
      if (ended) throw new OpenIdFault("expired", "the session ended meanwhile");
      const target = { kind: "session", id: viewer.sessionId };
      await recordAudit(
        tx,
        { viewer, http },
        { action: "session.confirm", target, after: { provider: identity.issuer } },
      );
    });
  }
}
