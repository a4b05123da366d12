/** Pixels along a side of a picture. */
export const side = 28;

/** Pixels of a picture: the numbers a network is given, and answers with. */
export const pixels = side * side;
