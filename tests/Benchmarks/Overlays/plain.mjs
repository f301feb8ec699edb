// The least that could show the same: whatever is posted goes to every page over ws as it is, and the page writes it into three bare elements.
import http from "node:http";
import { createRequire } from "node:module";

const { WebSocketServer } = createRequire(import.meta.url)(process.argv[2]);
const page = `<!DOCTYPE html><meta charset="utf-8"><title>Plain</title>
<p data-roll><b class="who"></b></p><p data-member="Ilvane"><b class="words"></b></p><p data-part="initiative"><b class="round"></b><i data-current><b class="name"></b></i></p>
<script>
  const write = (selector, text) => { document.querySelector(selector).textContent = text; };
  const parts = {
    dice_roll: (said) => write('.who', said.player),
    character_status: (said) => { for (const { name, hp } of said.party) if (name === 'Ilvane') write('.words', hp.current + '/' + hp.max); },
    initiative_update: (said) => { write('.name', said.order[said.currentTurn].name); write('.round', said.round); },
  };
  const socket = new WebSocket('ws://' + location.host);
  socket.onopen = () => { document.documentElement.dataset.link = 'live'; };
  socket.onmessage = ({ data }) => { const said = JSON.parse(data); parts[said.type]?.(said); };
</script>`;
const server = http.createServer((request, response) => {
  if (request.method === "GET") {
    response.setHeader("Content-Type", "text/html");
    response.end(page);
    return;
  }
  let body = "";
  request.setEncoding("utf8").on("data", (part) => { body += part; }).on("end", () => {
    for (const message of body.split("\n")) for (const socket of sockets.clients) socket.send(message);
    response.statusCode = 204;
    response.end();
  });
});
const sockets = new WebSocketServer({ server });
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.on("end", () => process.exit()).resume();
