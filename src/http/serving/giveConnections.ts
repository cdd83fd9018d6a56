import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Makes the function that gives a server a connection that another one has accepted. */
export function giveConnections(server: Server): (socket: Socket) => void {
  // Node ends requests that do not come whole in time, but only on a server that it believes to listen.
  server.emit('listening');
  return (socket) => {
    server.emit('connection', socket);
    socket.resume();
  };
}
