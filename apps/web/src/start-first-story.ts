import { type Newcomer, RoomConnection } from '@showhands/client';

/** A slow network's connection; whoever waits longer is better off in the room, with a button to start. */
const WAIT_MS = 8000;

/**
 * Takes the host's seat and starts the first story in the queue. What fails here fails softly: in the room the story
 * still waits in the queue.
 */
export async function startFirstStory(
  server: string,
  roomId: string,
  host: Newcomer & { readonly reconnectToken: string },
): Promise<void> {
  let connection: RoomConnection | undefined;
  try {
    connection = await RoomConnection.join({ server, roomId }, host);
    await online(connection);
    await connection.send('start-next-from-queue');
  } catch (error) {
    console.warn('The story could not be started yet.', error);
  } finally {
    connection?.close();
  }
}

function online(connection: RoomConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no connection in time')), WAIT_MS);
    connection.listen((_news, { status }) => {
      if (status !== 'online') return;
      clearTimeout(timer);
      resolve();
    });
  });
}
