// extra_javascript writes classic scripts, which may import a module.
import(new URL('ae-elements/ae-elements.js', document.currentScript.src));
