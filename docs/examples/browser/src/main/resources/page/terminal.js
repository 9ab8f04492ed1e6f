// SPDX-License-Identifier: Apache-2.0
'use strict';

const place = document.getElementById('terminal');
const terminal = new Terminal({ rendererType: 'dom', scrollback: 1000 });
const socket = new WebSocket('ws://' + location.host + '/terminal');
socket.binaryType = 'arraybuffer';

// The size of a cell, from what the terminal drew; it has no call that tells.
function fit() {
  const screen = place.querySelector('.xterm-screen');
  const view = place.querySelector('.xterm-viewport');
  const scrollbar = view.offsetWidth - view.clientWidth;
  const width = screen.clientWidth / terminal.cols;
  const height = screen.clientHeight / terminal.rows;
  if (width > 0 && height > 0) {
    terminal.resize(Math.max(2, Math.floor((place.clientWidth - scrollbar) / width)),
        Math.max(1, Math.floor(place.clientHeight / height)));
  }
}

function send(message) {
  if (socket.readyState === WebSocket.OPEN) {
    socket.send(message);
  }
}

terminal.open(place);
terminal.onData(text => send(new TextEncoder().encode(text)));
// Mouse reports of the old kind are bytes, not text.
terminal.onBinary(bytes => send(Uint8Array.from(bytes, c => c.charCodeAt(0))));
terminal.onResize(size => send('size ' + size.rows + ' ' + size.cols));
window.addEventListener('resize', fit);

socket.onopen = () => {
  fit();
  send('size ' + terminal.rows + ' ' + terminal.cols);
  terminal.focus();
};
socket.onmessage = message => {
  // The terminal decodes UTF-8 across messages. What it has drawn may be sent again.
  const bytes = new Uint8Array(message.data);
  terminal.write(bytes, () => send('drawn ' + bytes.length));
};
socket.onclose = event => terminal.write('\r\n[closed' + (event.reason ? ': ' + event.reason : '') + ']\r\n');
