// The public suites have no option for a key. This stands between: it adds the key to every request, and answers at its own port as if it were the host's.
// Whatever else a request says, a foreign Host or Origin above all, goes through as it is.
import { createServer, request } from 'node:http';

const [port, key] = process.argv.slice(2);
const server = createServer((incoming, answer) => {
  const own = String(server.address().port);
  const headers = { ...incoming.headers, authorization: `Bearer ${key}` };
  for (const name of ['host', 'origin']) {
    if (headers[name]?.endsWith(`:${own}`)) headers[name] = headers[name].slice(0, -own.length) + port;
  }
  const onward = request({ host: '127.0.0.1', port, method: incoming.method, path: incoming.url, headers }, reply => {
    answer.writeHead(reply.statusCode, reply.headers);
    reply.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  answer.on('close', () => onward.destroy());
  incoming.pipe(onward);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
