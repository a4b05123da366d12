// What a page in this language is given first: what every element says before anybody acts, and where all else is.
export {shell} from './shell.ts';
export {later} from './later.ts';
