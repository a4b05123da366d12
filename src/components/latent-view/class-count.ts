/** Colours of classes: so many, then again from the first. The next is that of points without a class. */
export const classColours = 10;
