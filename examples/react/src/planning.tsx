/** Sprint planning: a list of tickets beside the room in which they are estimated. */

import type { PointPokerRoom, PointPokerRoomEventMap } from '@showhands/elements';
import { useRef, useState } from 'react';
import { hostKey, roomId, server } from './address.ts';
import { keyOf, storyOf, tickets } from './tickets.ts';

export function Planning() {
  const room = useRef<PointPokerRoom>(null);
  const [isOpen, setOpen] = useState(true);
  const [estimates, setEstimates] = useState<Readonly<Record<string, string>>>({});
  const [word, setWord] = useState('');

  const show = (key: string | undefined, estimate: string | null) => {
    if (key !== undefined && estimate !== null) setEstimates((all) => ({ ...all, [key]: estimate }));
  };

  const onRevealed = ({ detail }: PointPokerRoomEventMap['votes-revealed']) => {
    const { average } = detail.overall;
    show(keyOf(room.current?.state?.currentStory), average === null ? null : String(average));
  };

  const onEnded = ({ detail }: PointPokerRoomEventMap['session-ended']) => {
    for (const story of detail.history) show(keyOf(story), story.finalEstimate);
    setWord(`The session has ended: ${detail.history.length} estimated.`);
  };

  return (
    <main>
      <section className="tickets">
        <h1>Sprint planning</h1>
        <ol>
          {tickets.map((ticket) => (
            <li key={ticket.key}>
              {/* Where this person doesn't facilitate, the room itself says so. */}
              <button type="button" onClick={() => room.current?.setStory(storyOf(ticket))}>
                {ticket.key} {ticket.title}
              </button>
              <output>{estimates[ticket.key]}</output>
            </li>
          ))}
        </ol>
        <button type="button" onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Close the room' : 'Open the room'}
        </button>
        <p role="status">{word}</p>
      </section>
      {isOpen && (
        <point-poker-room
          ref={room}
          server={server}
          room-id={roomId}
          hostKey={hostKey}
          onvotes-revealed={onRevealed}
          onsession-ended={onEnded}
        />
      )}
    </main>
  );
}
