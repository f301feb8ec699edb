// Rooms as the documentation of ws shows them: whoever is in one is sent whatever is said to it.
import { createRequire } from "node:module";

const { WebSocketServer } = createRequire(import.meta.url)(process.argv[2]);
const rooms = new Map();
const server = new WebSocketServer({ host: "127.0.0.1", port: 0 }, () => console.log(server.address().port));
server.on("connection", (socket) => {
  let room;
  socket.on("message", (data) => {
    const message = JSON.parse(data);
    if (message.join) {
      room = rooms.get(message.join) ?? new Set();
      rooms.set(message.join, room.add(socket));
      socket.send('{"type":"joined"}');
      return;
    }
    const text = JSON.stringify({ type: "event", data: message.say });
    for (const one of rooms.get(message.to) ?? []) one.send(text);
  });
  socket.on("close", () => room?.delete(socket));
});
process.stdin.on("end", () => process.exit()).resume();
