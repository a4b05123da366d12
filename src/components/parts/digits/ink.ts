import type {ReactiveControllerHost} from 'lit';

/**
 * The ink of pictures is the text's colour, which may change with the page's theme: its (instant) transition tells, and
 * all that is drawn in ink is drawn anew.
 */
export const inkChanged =
  (host: ReactiveControllerHost) =>
  ({propertyName}: TransitionEvent): void => {
    if (propertyName === 'color') host.requestUpdate();
  };
