/** A built worker file as text; the build makes these modules. */
declare module '*.text.js' {
  const text: string;
  export default text;
}
