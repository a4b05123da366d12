/** Given to each bundle by the realm that runs it. */
declare const faultHooks: import('../hooks.ts').Hooks;
