/** Follows redirects and keeps cookies by origin, as a browser does; runs no script. */
export class Browser {
  private readonly cookies = new Map<string, Map<string, string>>();

  /**
   * @param atHome what stands for the public address, where the test's server really listens
   */
  constructor(private readonly atHome: { readonly publicUrl: string; readonly url: string }) {}

  /** The value of `Cookie` for requests that the test makes itself. */
  cookieHeader(url = this.atHome.publicUrl): string {
    const ofOrigin = this.cookies.get(new URL(url).origin) ?? new Map<string, string>();
    return [...ofOrigin].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  setCookie(name: string, value: string | null): void {
    const { origin } = new URL(this.atHome.publicUrl);
    const ofOrigin = this.cookies.get(origin) ?? new Map<string, string>();
    if (value === null) ofOrigin.delete(name);
    else ofOrigin.set(name, value);
    this.cookies.set(origin, ofOrigin);
  }

  /** Signs out there, as who clears their cookies. */
  forget(url: string): void {
    this.cookies.delete(new URL(url).origin);
  }

  /** One request, without following where it leads. */
  async request(url: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const { origin } = new URL(url);
    const { publicUrl, url: real } = this.atHome;
    const response = await fetch(url.startsWith(publicUrl) ? real + url.slice(publicUrl.length) : url, {
      method: form === undefined ? "GET" : "POST",
      redirect: "manual",
      headers: { Cookie: this.cookieHeader(url) },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    const ofOrigin = this.cookies.get(origin) ?? new Map<string, string>();
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === "" || /max-age=0/i.test(cookie)) ofOrigin.delete(name);
      else ofOrigin.set(name, value);
    }
    this.cookies.set(origin, ofOrigin);
    return response;
  }

  /** Goes on from a response until a page is reached or the next address is one to stop at. */
  async follow(
    response: Response,
    from: string,
    isEnd: (url: string) => boolean,
  ): Promise<{ url: string; page: string }> {
    const location = response.headers.get("location");
    if (location === null) return { url: from, page: await response.text() };
    const url = new URL(location, from).href;
    return isEnd(url) ? { url, page: "" } : this.follow(await this.request(url), url, isEnd);
  }
}
