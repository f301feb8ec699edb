"use strict";

// The address ends in #key=...&campaign=..., which no server log ever sees.
const given = new URLSearchParams(location.hash.slice(1));
const shown = document.getElementById("omen");
let after = null;
let wait = 500;

function connect() {
  const socket = new WebSocket(`ws://${location.host}/plugins/omen-dice/feeds/omens`);

  socket.onopen = () => {
    const hello = { type: "authenticate", key: given.get("key"), campaign: given.get("campaign") };
    socket.send(JSON.stringify(after === null ? hello : { ...hello, after }));
  };

  socket.onmessage = ({ data }) => {
    wait = 500;
    const message = JSON.parse(data);
    after = message.position ?? after;
    if (message.type === "omen") {
      shown.textContent = message.omen.text;
      shown.hidden = false;
    }
  };

  socket.onclose = () => {
    setTimeout(connect, wait);
    wait = Math.min(wait * 2, 15000);
  };
}

connect();
