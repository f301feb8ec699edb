/**
 * Where the host is: what was said, or where this page came from.
 * @param {string | URL | undefined} url
 */
export function baseOf(url) {
  // A page in a sandbox has no origin, but it still has an address.
  const base = new URL(url ?? `${location.protocol}//${location.host}/`);
  base.protocol = base.protocol.replace(/^ws/, 'http');
  base.search = '';
  base.hash = '';
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return base;
}

/**
 * @param {URL} base
 * @param {string} path
 */
export function httpAddress(base, path) {
  return new URL(path.replace(/^\/+/, ''), base);
}

/**
 * @param {URL} base
 * @param {string} path
 */
export function socketAddress(base, path) {
  const address = httpAddress(base, path);
  address.protocol = address.protocol.replace(/^http/, 'ws');
  return address;
}
