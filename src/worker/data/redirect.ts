/**
 * Where an answer came from instead of the address that was asked, without its query; null where that is the same but for
 * a slash at its end. A page there is often a form to sign in, which a server leads all to whom it does not know.
 */
export function ledElsewhere({redirected, url}: Response, asked: string | URL): string | null {
  if (!redirected) return null;
  const [from, to] = [new URL(asked), new URL(url)];
  const path = ({pathname}: URL) => pathname.replace(/\/$/, '');
  return from.host === to.host && path(from) === path(to) ? null : to.origin + to.pathname;
}
