/** The browser fetches it, so that it may be longer than memory. @param name of an address that says none itself */
export function download(url: string, name = ""): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}
