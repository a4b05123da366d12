/** The node around one, out of a shadow root to its host. Not by their classes: those of a frame are others. */
export const nodeAround = (node: Node): Node | null =>
  node.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? (node as ShadowRoot).host : node.parentNode;
