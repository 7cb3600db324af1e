/** What React's JSX knows of `<point-poker-room>`: React 19 sets its properties, and `on…` listens to its events. */

import type { PointPokerRoom, PointPokerRoomEventMap } from '@showhands/elements';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type Properties = Partial<
  Pick<PointPokerRoom, 'server' | 'name' | 'observer' | 'theme' | 'locale' | 'hostKey'>
> & {
  /** By its attribute's name, which React also finds the way to when it renders on a server. */
  'room-id'?: string;
  'room-code'?: string;
};

type Listeners = {
  [Type in keyof PointPokerRoomEventMap as `on${Type}`]?: (event: PointPokerRoomEventMap[Type]) => void;
};

declare module 'react' {
  // biome-ignore lint/style/noNamespace: It is React's own.
  namespace JSX {
    interface IntrinsicElements {
      'point-poker-room': DetailedHTMLProps<HTMLAttributes<PointPokerRoom>, PointPokerRoom> &
        Properties &
        Listeners;
    }
  }
}
