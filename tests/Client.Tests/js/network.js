import { createHash } from 'node:crypto';
import net from 'node:net';

/**
 * A network between client and host that can be cut, that may swallow what comes, and that may let no socket through, as some proxies do.
 * The host answers only to its own address, so the address is put right on the way.
 */
export class Network {
  #server = net.createServer((near) => this.#forward(near));
  #lines = new Set();
  /** How upgrades are met: let through, refused with an answer, killed, or answered by a socket that then dies. */
  upgrades = 'pass';
  down = false;
  connections = 0;

  constructor(target) {
    this.target = target;
  }

  static async open(t, target) {
    const network = new Network(target);
    await new Promise((resolve) => { network.#server.listen(0, '127.0.0.1', resolve); });
    t.after(() => network.close());
    return network;
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  cut() {
    for (const line of this.#lines) line.destroy();
  }

  close() {
    this.#server.close();
    this.cut();
  }

  #forward(near) {
    this.connections += 1;
    this.#lines.add(near);
    near.on('error', () => {});
    near.on('close', () => this.#lines.delete(near));
    if (this.down) {
      near.destroy();
      return;
    }
    const far = net.connect(this.target, '127.0.0.1');
    far.on('error', () => near.destroy());
    far.on('close', () => near.destroy());
    near.on('close', () => far.destroy());
    far.pipe(near);
    near.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      if (/^GET [^\r\n]* HTTP\/1\.1\r\n/.test(text) && /\r\nupgrade: *websocket/i.test(text) && this.upgrades !== 'pass') {
        if (this.upgrades === 'refuse') near.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno');
        else if (this.upgrades === 'kill') near.destroy();
        else answer(near, text);
        return;
      }
      far.write(Buffer.from(text.replace(/\r\n(host: 127\.0\.0\.1):\d+\r\n/i, `\r\n$1:${this.target}\r\n`), 'latin1'));
    });
  }
}

/** Opens the socket as a host would, and dies as soon as something is said. */
function answer(near, text) {
  const key = /\r\nsec-websocket-key: *([^\r]+)\r\n/i.exec(text)?.[1];
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  near.removeAllListeners('data');
  near.on('data', () => near.destroy());
  near.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: mcp-ttrpg-v1\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
}
